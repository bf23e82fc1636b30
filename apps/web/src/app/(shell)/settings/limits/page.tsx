import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { LimitsPage } from '#features/quota/components/limits-page.tsx';

export const metadata: Metadata = { title: 'Limits' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <LimitsPage />
    </Suspense>
  );
}
