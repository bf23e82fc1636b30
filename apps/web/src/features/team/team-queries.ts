import type { ApiTokenList } from '@boardwright/api/schemas/api-token';
import type { AuditList } from '@boardwright/api/schemas/audit';
import type { TeamView } from '@boardwright/api/schemas/team';
import type { Permission } from '@boardwright/core/team-role';
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { meQuery } from '#features/account/account-queries.ts';
import { apiGet } from '#lib/api-client.ts';

export const teamQuery = queryOptions({
  queryKey: ['team'],
  queryFn: ({ signal }) => apiGet<TeamView>('team', signal),
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => (await apiGet<ApiTokenList>('tokens', signal)).tokens,
});

/** @param filter - query string of the API, from `auditSearch` */
export function auditQuery(filter: string) {
  return infiniteQueryOptions({
    queryKey: ['audit', filter],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams(filter);
      search.set('limit', '50');
      if (pageParam) search.set('cursor', pageParam);
      return apiGet<AuditList>(`audit?${search}`, signal);
    },
    getNextPageParam: (page) => page.next,
  });
}

/** What the person may do. Null while it is not known yet. */
export function usePermissions(): ReadonlySet<Permission> | null {
  const me = useQuery(meQuery);
  return me.data ? new Set(me.data.permissions) : null;
}
