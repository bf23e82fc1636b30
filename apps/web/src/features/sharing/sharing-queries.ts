import type { ShareLinkList } from '@boardwright/api/schemas/share-link';
import { queryOptions } from '@tanstack/react-query';
import { apiGet } from '#lib/api-client.ts';

export const shareLinksQuery = queryOptions({
  queryKey: ['share-links'],
  queryFn: async ({ signal }) => (await apiGet<ShareLinkList>('share-links', signal)).links,
});
