import type { Metadata } from 'next';
import { type ReactElement, Suspense } from 'react';
import { TokensPage } from '#features/team/components/tokens-page.tsx';

export const metadata: Metadata = { title: 'API tokens' };

export default function Page(): ReactElement {
  return (
    <Suspense>
      <TokensPage />
    </Suspense>
  );
}
