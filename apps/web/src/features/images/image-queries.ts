import type { CveReportView } from '@boardwright/api/schemas/cve-report';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { ImageList, PackageList } from '@boardwright/api/schemas/lists';
import type { Personalisation } from '@boardwright/api/schemas/personalise';
import type { SizeNode } from '@boardwright/evidence/boot-report';
import { queryOptions } from '@tanstack/react-query';
import { apiGet, apiGetText } from '#lib/api-client.ts';

/** The newest images, for the palette. The list of images has queries of its own. */
export const newestImagesQuery = queryOptions({
  queryKey: ['images', 'newest'],
  queryFn: async ({ signal }) => (await apiGet<ImageList>('images?limit=50', signal)).images,
});

/** What was built never changes; only what people say of an image does. */
const FOREVER = { staleTime: Number.POSITIVE_INFINITY } as const;

export function imageQuery(id: string) {
  return queryOptions({
    queryKey: ['image', id],
    queryFn: ({ signal }) => apiGet<ImageDetail>(`images/${encodeURIComponent(id)}`, signal),
  });
}

export function imagePackagesQuery(id: string) {
  return queryOptions({
    queryKey: ['image', id, 'packages'],
    queryFn: ({ signal }) => apiGet<PackageList>(`images/${encodeURIComponent(id)}/packages`, signal),
    ...FOREVER,
  });
}

export function cveReportQuery(id: string) {
  return queryOptions({
    queryKey: ['image', id, 'cve-report'],
    queryFn: ({ signal }) => apiGet<CveReportView>(`images/${encodeURIComponent(id)}/cve-report`, signal),
    ...FOREVER,
  });
}

export function imageSizesQuery(id: string) {
  return queryOptions({
    queryKey: ['image', id, 'sizes'],
    queryFn: ({ signal }) => apiGet<SizeNode>(`images/${encodeURIComponent(id)}/sizes`, signal),
    ...FOREVER,
  });
}

/** What the image takes at a personalised download. */
export function personalisationQuery(id: string) {
  return queryOptions({
    queryKey: ['image', id, 'personalisation'],
    queryFn: ({ signal }) =>
      apiGet<Personalisation>(`images/${encodeURIComponent(id)}/personalisation`, signal),
    ...FOREVER,
  });
}

/** A text artifact, such as the boot transcript. */
export function artifactTextQuery(href: string | null) {
  return queryOptions({
    queryKey: ['artifact-text', href],
    queryFn: ({ signal }) => apiGetText(href as string, signal),
    enabled: href !== null,
    ...FOREVER,
  });
}
