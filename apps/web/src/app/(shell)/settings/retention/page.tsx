import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { RetentionPage } from '#features/retention/components/retention-page.tsx';

export const metadata: Metadata = { title: 'Retention' };

export default function Page(): ReactElement {
  return <RetentionPage />;
}
