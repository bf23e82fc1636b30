import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { SignInPage } from '#features/account/components/sign-in-page.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default async function Page(props: {
  readonly searchParams: Promise<{ error?: string | string[]; reason?: string | string[] }>;
}): Promise<ReactElement> {
  const { error, reason } = await props.searchParams;
  return <SignInPage error={[error].flat()[0] ?? null} signedOut={reason === 'signed-out'} />;
}
