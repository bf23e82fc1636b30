import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { WebhooksPage } from '#features/webhooks/components/webhooks-page.tsx';

export const metadata: Metadata = { title: 'Webhooks' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <WebhooksPage />
    </Suspense>
  );
}
