import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { ReferencePage } from '#features/reference/components/reference-page.tsx';

export const metadata: Metadata = { title: 'API' };

export default function Page(): ReactElement {
  return <ReferencePage />;
}
