import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { BuildsPage } from '#features/builds/components/builds-page.tsx';

export const metadata: Metadata = { title: 'Builds' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <BuildsPage />
    </Suspense>
  );
}
