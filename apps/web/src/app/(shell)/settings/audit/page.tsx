import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { AuditPage } from '#features/team/components/audit-page.tsx';

export const metadata: Metadata = { title: 'Audit trail' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <AuditPage />
    </Suspense>
  );
}
