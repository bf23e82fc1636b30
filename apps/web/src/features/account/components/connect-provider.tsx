'use client';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { apiPost } from '#lib/api-client.ts';

/** Lets a person who came by link sign in through the site's provider from now on. */
export function ConnectProvider({ name }: { readonly name: string }): ReactElement {
  const connect = useMutation({
    mutationFn: () =>
      apiPost<{ url: string }>('/api/auth/link-social', {
        provider: 'oidc',
        callbackURL: '/settings',
        errorCallbackURL: '/settings',
      }),
    onSuccess: ({ url }) => location.assign(url),
    onError: (error) => void toast.error(error.message),
  });
  return (
    <Button onClick={() => connect.mutate()} disabled={connect.isPending || connect.isSuccess}>
      Connect {name}
    </Button>
  );
}
