'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { apiPost } from '#lib/api-client.ts';
import { signInOptionsQuery } from '../account-queries.ts';

/** The button that leads to the site's OpenID Connect provider; nothing when there is none. */
export function SingleSignOn(): ReactElement | null {
  const options = useQuery(signInOptionsQuery);
  const go = useMutation({
    mutationFn: () =>
      apiPost<{ url: string }>('/api/auth/sign-in/social', {
        provider: 'oidc',
        callbackURL: '/compose',
        errorCallbackURL: '/sign-in',
      }),
    onSuccess: ({ url }) => location.assign(url),
  });
  const name = options.data?.oidc;
  if (!name) return null;
  return (
    <div className="mt-6 border-b pb-6">
      <Button
        variant="primary"
        size="lg"
        className="w-full"
        onClick={() => go.mutate()}
        disabled={go.isPending || go.isSuccess}
      >
        Sign in with {name}
      </Button>
      {go.error ? <Notice role="alert" tone="failed" title={go.error.message} className="mt-3" /> : null}
    </div>
  );
}
