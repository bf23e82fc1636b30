'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactElement, type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { ThemeToggle } from '#components/shell/theme-toggle.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { apiPost } from '#lib/api-client.ts';
import { meQuery, signInOptionsQuery } from '../account-queries.ts';
import { ConnectProvider } from './connect-provider.tsx';

function Row(props: {
  readonly label: string;
  readonly help?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="grid gap-x-8 gap-y-2 border-b py-4 sm:grid-cols-[14rem_1fr] sm:items-center">
      <div>
        <h2 className="font-medium text-sm">{props.label}</h2>
        {props.help ? <p className="text-ink-2 text-xs">{props.help}</p> : null}
      </div>
      <div className="min-w-0 text-sm">{props.children}</div>
    </div>
  );
}

export function SettingsPage(): ReactElement {
  const me = useQuery(meQuery);
  const provider = useQuery(signInOptionsQuery).data?.oidc;
  const client = useQueryClient();
  const router = useRouter();
  const [leaving, setLeaving] = useState(false);
  const signOut = (): void => {
    setLeaving(true);
    apiPost('/api/auth/sign-out').then(
      () => {
        client.clear();
        router.replace('/sign-in?reason=signed-out');
      },
      (error: Error) => {
        setLeaving(false);
        toast.error(`You could not be signed out. ${error.message}`);
      },
    );
  };
  return (
    <>
      {me.isError ? (
        <FailureNotice what="Your account" error={me.error} onRetry={() => void me.refetch()} />
      ) : null}
      <div className="border-t">
        <Row label="Team" help="Builds and images belong to it.">
          {me.data ? me.data.team.name : <Skeleton className="h-4 w-32" />}
        </Row>
        <Row label="Signed in as" help="This browser stays signed in for 30 days.">
          {me.data ? (
            <div className="flex flex-wrap items-center justify-between gap-3">
              <div>
                <p>{me.data.user?.name ?? 'The operator of this machine'}</p>
                {me.data.user ? <p className="text-ink-2 text-xs">{me.data.user.email}</p> : null}
              </div>
              <Button onClick={signOut} disabled={leaving}>
                {leaving ? 'Signing out' : 'Sign out'}
              </Button>
            </div>
          ) : (
            <Skeleton className="h-9 w-56" />
          )}
        </Row>
        {provider && me.data?.user ? (
          <Row label="Single sign-on" help="With the same address as your account here.">
            <ConnectProvider name={provider} />
          </Row>
        ) : null}
        <Row label="Theme" help="Remembered in this browser.">
          <ThemeToggle />
        </Row>
        <Row label="API" help="The same one this page uses.">
          <Link href="/reference" className="link">
            Reference of the API
          </Link>
        </Row>
      </div>
    </>
  );
}
