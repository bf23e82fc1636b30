import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { BuildPage } from '#features/builds/components/build-page.tsx';

export const metadata: Metadata = { title: 'Build' };

export default async function Page({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}): Promise<ReactElement> {
  const { id } = await params;
  return (
    <Suspense>
      <BuildPage id={decodeURIComponent(id)} />
    </Suspense>
  );
}
