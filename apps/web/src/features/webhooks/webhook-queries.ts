import type { DeliveryDetail, DeliveryList, WebhookList } from '@boardwright/api/schemas/webhook';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { apiGet } from '#lib/api-client.ts';

const ACTIVE_REFETCH_MS = 2000;
const IDLE_REFETCH_MS = 15_000;
/** A message whose next attempt is further away than this is looked at now and then only. */
const SOON_MS = 60_000;

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async ({ signal }) => (await apiGet<WebhookList>('webhooks', signal)).webhooks,
  refetchInterval: IDLE_REFETCH_MS,
});

function isUnderWay(page: DeliveryList): boolean {
  return page.deliveries.some(
    ({ nextAttemptAt }) => nextAttemptAt !== null && Date.parse(nextAttemptAt) < Date.now() + SOON_MS,
  );
}

/** Messages to a webhook, newest first. Asks often while one is on its way. */
export function deliveriesQuery(hookId: string) {
  return infiniteQueryOptions({
    queryKey: ['webhook-deliveries', hookId],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: '25' });
      if (pageParam) search.set('cursor', pageParam);
      return apiGet<DeliveryList>(`webhooks/${encodeURIComponent(hookId)}/deliveries?${search}`, signal);
    },
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some(isUnderWay) ? ACTIVE_REFETCH_MS : IDLE_REFETCH_MS,
  });
}

export function deliveryQuery(id: string) {
  return queryOptions({
    queryKey: ['webhook-delivery', id],
    queryFn: ({ signal }) => apiGet<DeliveryDetail>(`webhook-deliveries/${encodeURIComponent(id)}`, signal),
    refetchInterval: (query) => (query.state.data?.state === 'pending' ? ACTIVE_REFETCH_MS : false),
  });
}

/** After a change: what the lists show of webhooks and messages is asked for anew. */
export async function refreshWebhooks(client: QueryClient): Promise<void> {
  await Promise.all(
    ['webhooks', 'webhook-deliveries', 'webhook-delivery'].map((key) =>
      client.invalidateQueries({ queryKey: [key] }),
    ),
  );
}
