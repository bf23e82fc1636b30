import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { BoardPage } from '#features/boards/components/board-page.tsx';

export const metadata: Metadata = { title: 'Board' };

export default async function Page({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}): Promise<ReactElement> {
  const { id } = await params;
  return (
    <Suspense>
      <BoardPage id={decodeURIComponent(id)} />
    </Suspense>
  );
}
