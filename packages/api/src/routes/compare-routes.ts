import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { ComparedVulnerabilities, Comparison } from '../schemas/comparison.ts';
import { IdParam } from '../schemas/page.ts';
import { compareImages } from '../use-cases/compare-images.ts';
import { compareVulnerabilities } from '../use-cases/compare-vulnerabilities.ts';

const TwoImages = IdParam.extend({
  otherId: z.string().openapi({ param: { name: 'otherId', in: 'path' }, example: 'i4x0t2m8vq1z6w3c7hk5' }),
});

const compare = createRoute({
  ...needs('read'),
  method: 'get',
  path: '/images/{id}/compare/{otherId}',
  tags: ['Images'],
  summary: 'What differs from one image to another',
  description:
    'Packages, kernel configuration, sizes, build files, files of the root file system, spec, what the boot tests measured, and with the Yocto engine the build history. What an image lacks for it is named in `missing`.',
  request: { params: TwoImages },
  responses: { 200: jsonAnswer('The differences', Comparison), ...PROBLEMS },
});

const vulnerabilities = createRoute({
  ...needs('read'),
  method: 'get',
  path: '/images/{id}/compare/{otherId}/vulnerabilities',
  tags: ['Images'],
  summary: 'Which known vulnerabilities came, went and stayed from one image to another',
  description:
    'By the CVE reports of the images where both were looked up in a database, otherwise by the data the operator configured; `missing` says so where there is none.',
  request: { params: TwoImages },
  responses: { 200: jsonAnswer('The vulnerabilities', ComparedVulnerabilities), ...PROBLEMS },
});

export function addCompareRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(compare, async (c) => {
    const { id, otherId } = c.req.valid('param');
    return c.json(await compareImages(deps, c.var.principal.teamId, id, otherId), 200);
  });
  router.openapi(vulnerabilities, async (c) => {
    const { id, otherId } = c.req.valid('param');
    return c.json(await compareVulnerabilities(deps, c.var.principal.teamId, id, otherId), 200);
  });
}
