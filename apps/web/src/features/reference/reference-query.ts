import { queryOptions } from '@tanstack/react-query';
import { apiGet } from '#lib/api-client.ts';
import type { OpenApi } from './open-api.ts';

/** The OpenAPI document of the server that is running. */
export const openApiQuery = queryOptions({
  queryKey: ['openapi'],
  queryFn: ({ signal }) => apiGet<OpenApi>('openapi.json', signal),
  staleTime: Number.POSITIVE_INFINITY,
});
