import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { SharingPage } from '#features/sharing/components/sharing-page.tsx';

export const metadata: Metadata = { title: 'Sharing' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <SharingPage />
    </Suspense>
  );
}
