import type { CatalogView } from '@boardwright/api/schemas/catalog';
import { queryOptions } from '@tanstack/react-query';
import { apiGet } from '#lib/api-client.ts';

export const catalogQuery = queryOptions({
  queryKey: ['catalog'],
  queryFn: ({ signal }) => apiGet<CatalogView>('catalog', signal),
  staleTime: Number.POSITIVE_INFINITY,
});
