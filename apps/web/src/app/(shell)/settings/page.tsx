import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { SettingsPage } from '#features/account/components/settings-page.tsx';

export const metadata: Metadata = { title: 'Settings' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <SettingsPage />
    </Suspense>
  );
}
