import type { RetentionPreview, RetentionRules, RetentionView } from '@boardwright/api/schemas/retention';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiGet, apiSend } from '#lib/api-client.ts';

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => apiGet<RetentionView>('retention', signal),
});

/** What rules would remove now, whether they are saved or not. */
export function retentionPreviewQuery(rules: RetentionRules) {
  return queryOptions({
    queryKey: ['images', 'retention-preview', rules],
    queryFn: () => apiSend<RetentionPreview>('POST', 'retention/preview', rules),
    placeholderData: keepPreviousData,
  });
}
