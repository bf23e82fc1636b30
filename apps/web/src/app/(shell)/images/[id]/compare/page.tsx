import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { ChooseOtherPage } from '#features/compare-images/components/choose-other-page.tsx';

export const metadata: Metadata = { title: 'Compare images' };

export default async function Page({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}): Promise<ReactElement> {
  const { id } = await params;
  return (
    <Suspense>
      <ChooseOtherPage id={decodeURIComponent(id)} />
    </Suspense>
  );
}
