import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { JoinPage } from '#features/team/components/join-page.tsx';

export const metadata: Metadata = { title: 'Join a team', referrer: 'no-referrer' };

export default function Page(): ReactElement {
  return <JoinPage />;
}
