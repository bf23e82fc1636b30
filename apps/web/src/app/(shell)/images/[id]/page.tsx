import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { ImagePage } from '#features/images/components/image-page.tsx';

export const metadata: Metadata = { title: 'Image' };

export default async function Page({
  params,
}: {
  readonly params: Promise<{ id: string }>;
}): Promise<ReactElement> {
  const { id } = await params;
  return (
    <Suspense>
      <ImagePage id={decodeURIComponent(id)} />
    </Suspense>
  );
}
