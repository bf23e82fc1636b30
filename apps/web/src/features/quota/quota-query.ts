import type { QuotaView } from '@boardwright/api/schemas/quota';
import { queryOptions } from '@tanstack/react-query';
import { apiGet } from '#lib/api-client.ts';

export const quotaQuery = queryOptions({
  queryKey: ['quota'],
  queryFn: ({ signal }) => apiGet<QuotaView>('quota', signal),
  staleTime: 5000,
  refetchInterval: 15_000,
});
