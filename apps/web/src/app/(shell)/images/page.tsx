import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { ImagesPage } from '#features/images/components/images-page.tsx';

export const metadata: Metadata = { title: 'Images' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <ImagesPage />
    </Suspense>
  );
}
