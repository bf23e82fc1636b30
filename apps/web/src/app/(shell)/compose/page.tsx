import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { ComposePage } from '#features/compose/components/compose-page.tsx';

export const metadata: Metadata = { title: 'Compose' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <ComposePage />
    </Suspense>
  );
}
