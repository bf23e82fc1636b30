import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { ComparePage } from '#features/compare-images/components/compare-page.tsx';

export const metadata: Metadata = { title: 'Compare images' };

export default async function Page({
  params,
}: {
  readonly params: Promise<{ id: string; other: string }>;
}): Promise<ReactElement> {
  const { id, other } = await params;
  return (
    <Suspense>
      <ComparePage from={decodeURIComponent(id)} to={decodeURIComponent(other)} />
    </Suspense>
  );
}
