import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import { auditExport } from '../http/audit-export.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { AuditList, AuditQuery } from '../schemas/audit.ts';
import { PageQuery } from '../schemas/page.ts';
import { exportAudit, readAudit } from '../use-cases/read-audit.ts';

const list = createRoute({
  method: 'get',
  path: '/audit',
  ...needs('release'),
  tags: ['Team'],
  summary: 'Who did what to what, newest first',
  description:
    'Kept for good, also of images, people and tokens that are gone. Plain downloads are not in it, personalised ones are.',
  request: { query: PageQuery.extend(AuditQuery.shape) },
  responses: { 200: jsonAnswer('A page of events', AuditList), ...PROBLEMS },
});

const exportAll = createRoute({
  method: 'get',
  path: '/audit/export',
  ...needs('release'),
  tags: ['Team'],
  summary: 'All of it as a file, or what the query names',
  request: { query: AuditQuery.extend({ format: z.enum(['csv', 'ndjson']).default('csv') }) },
  responses: {
    200: { description: 'The events', content: { 'text/csv': { schema: z.string() } } },
    ...PROBLEMS,
  },
});

export function addAuditRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(list, async (c) => {
    const { cursor, limit, ...query } = c.req.valid('query');
    return c.json(await readAudit(deps, c.var.principal.teamId, query, { cursor, limit }), 200);
  });
  router.openapi(exportAll, (c) => {
    const { format, ...query } = c.req.valid('query');
    return auditExport(format, exportAudit(deps, c.var.principal.teamId, query));
  });
}
