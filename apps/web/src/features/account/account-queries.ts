import type { MeView, QueueView, SignInOptions } from '@boardwright/api/schemas/queue';
import { queryOptions } from '@tanstack/react-query';
import { apiGet } from '#lib/api-client.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => apiGet<MeView>('me', signal),
  staleTime: 5 * 60_000,
});

export const queueQuery = queryOptions({
  queryKey: ['queue'],
  queryFn: ({ signal }) => apiGet<QueueView>('queue', signal),
  refetchInterval: 10_000,
});

export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => apiGet<SignInOptions>('sign-in-options', signal),
  staleTime: 5 * 60_000,
});
