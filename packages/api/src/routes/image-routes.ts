import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { CveReportView } from '../schemas/cve-report.ts';
import { ImageDetail } from '../schemas/image.ts';
import { ImageFacets } from '../schemas/image-facets.ts';
import { ImageFilterQuery, ImageSortQuery } from '../schemas/image-query.ts';
import { ImageList, PackageList, SizeTree } from '../schemas/lists.ts';
import { IdParam, PageQuery, SearchText } from '../schemas/page.ts';
import { deleteImage } from '../use-cases/delete-image.ts';
import { downloadArtifact } from '../use-cases/download-artifact.ts';
import { getCveReport } from '../use-cases/get-cve-report.ts';
import { getImage, getSizes, listPackages } from '../use-cases/get-image.ts';
import { listImages } from '../use-cases/list-images.ts';
import { readImageFacets } from '../use-cases/read-image-facets.ts';

const list = createRoute({
  method: 'get',
  path: '/images',
  ...needs('read'),
  tags: ['Images'],
  summary: 'Images of the team',
  request: {
    query: PageQuery.extend(ImageFilterQuery.shape).extend({ sort: ImageSortQuery }),
  },
  responses: { 200: jsonAnswer('A page of images', ImageList), ...PROBLEMS },
});

const facets = createRoute({
  method: 'get',
  path: '/images/facets',
  ...needs('read'),
  tags: ['Images'],
  summary: 'How many images each choice of each filter would show',
  request: { query: ImageFilterQuery },
  responses: { 200: jsonAnswer('Counts', ImageFacets), ...PROBLEMS },
});

const get = createRoute({
  method: 'get',
  path: '/images/{id}',
  ...needs('read'),
  tags: ['Images'],
  summary: 'One image with its evidence and artifacts',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The image', ImageDetail), ...PROBLEMS },
});

const packages = createRoute({
  method: 'get',
  path: '/images/{id}/packages',
  ...needs('read'),
  tags: ['Images'],
  summary: 'Packages installed in an image',
  request: { params: IdParam, query: z.object({ q: SearchText }) },
  responses: { 200: jsonAnswer('Packages', PackageList), ...PROBLEMS },
});

const sizes = createRoute({
  method: 'get',
  path: '/images/{id}/sizes',
  ...needs('read'),
  tags: ['Images'],
  summary: 'What takes the room in an image, as a tree in bytes',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('Tree of sizes', SizeTree), ...PROBLEMS },
});

const cveReport = createRoute({
  method: 'get',
  path: '/images/{id}/cve-report',
  ...needs('read'),
  tags: ['Images'],
  summary: 'What is known of vulnerabilities in an image',
  description:
    'Of images of the Yocto engine: what their recipes patch or ignore, and with `cve-report` in `engine.outputs` what a database lists for their versions. 404 for others.',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The report', CveReportView), ...PROBLEMS },
});

const download = createRoute({
  method: 'get',
  path: '/images/{id}/artifacts/{kind}',
  ...needs('read'),
  tags: ['Images'],
  summary: 'Download an artifact',
  description: 'Supports HEAD, Range with If-Range, and all preconditions. The ETag is the sha256.',
  request: {
    params: IdParam.extend({
      kind: z.string().openapi({ param: { name: 'kind', in: 'path' }, example: 'img.zst' }),
    }),
  },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
    206: {
      description: 'The range asked for',
      content: { 'application/octet-stream': { schema: z.string() } },
    },
    304: { description: 'Not changed' },
    ...PROBLEMS,
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/images/{id}',
  ...needs('release'),
  tags: ['Images'],
  summary: 'Remove an image and its files from the catalog',
  description: 'A released image must be deprecated first, a pinned one unpinned.',
  request: { params: IdParam },
  responses: { 204: { description: 'Removed' }, ...PROBLEMS },
});

export function addImageRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(list, async (c) => {
    const { cursor, limit, sort, ...filter } = c.req.valid('query');
    return c.json(await listImages(deps, c.var.principal.teamId, filter, { sort, cursor, limit }), 200);
  });
  // Before `/images/{id}`, which would take it for an id
  router.openapi(facets, async (c) =>
    c.json(await readImageFacets(deps, c.var.principal.teamId, c.req.valid('query')), 200),
  );
  router.openapi(get, async (c) =>
    c.json(await getImage(deps, c.var.principal.teamId, c.req.valid('param').id), 200),
  );
  router.openapi(packages, async (c) => {
    const search = c.req.valid('query').q ?? '';
    return c.json(await listPackages(deps, c.var.principal.teamId, c.req.valid('param').id, search), 200);
  });
  router.openapi(sizes, async (c) =>
    c.json(await getSizes(deps, c.var.principal.teamId, c.req.valid('param').id), 200),
  );
  router.openapi(cveReport, async (c) =>
    c.json(await getCveReport(deps, c.var.principal.teamId, c.req.valid('param').id), 200),
  );
  router.openapi(download, async (c) => {
    const { id, kind } = c.req.valid('param');
    return downloadArtifact(deps, c.var.principal.teamId, { imageId: id, kind, request: c.req.raw });
  });
  router.openapi(remove, async (c) => {
    await deleteImage(deps, c.var.principal, c.req.valid('param').id);
    return c.body(null, 204);
  });
}
