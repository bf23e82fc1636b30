import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { TeamPage } from '#features/team/components/team-page.tsx';

export const metadata: Metadata = { title: 'Team' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <TeamPage />
    </Suspense>
  );
}
