import { readStaticFiles } from '@boardwright/core/static-files';
import { ejectedTree } from '@boardwright/engines/render/ejected-tree';
import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import { archiveResponse } from '../http/archive-response.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { RenderResult, ResolveResult, SpecInput } from '../schemas/resolve.ts';
import { renderSpec } from '../use-cases/render-spec.ts';
import { resolveSpec } from '../use-cases/resolve-spec.ts';
import { requireBuildable } from '../use-cases/understand-spec.ts';

const ArchiveFormat = z.enum(['zip', 'tar']).default('zip');
const archiveAnswer = {
  description:
    'The whole tree: what the engine rendered and the static files it needs, ready to build with no service. Zip, or tar (application/x-tar) when asked for.',
  content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
};

const resolve = createRoute({
  method: 'post',
  path: '/resolve',
  ...needs('read'),
  tags: ['Specs'],
  summary: 'Check a spec: what it becomes, what is wrong, how big and how long',
  description: 'Answers 200 also for a spec with errors: `resolved` is null then and `issues` says why.',
  request: jsonBody(SpecInput),
  responses: { 200: jsonAnswer('The result', ResolveResult), ...PROBLEMS },
});

const render = createRoute({
  method: 'post',
  path: '/render',
  ...needs('read'),
  tags: ['Specs'],
  summary: 'The files the engine is given, line by line with the reason',
  request: jsonBody(SpecInput),
  responses: { 200: jsonAnswer('The files', RenderResult), ...PROBLEMS },
});

const postArchive = createRoute({
  method: 'post',
  path: '/render/archive',
  ...needs('read'),
  tags: ['Specs'],
  summary: 'Eject: the tree to build without Boardwright',
  request: { query: z.object({ format: ArchiveFormat }), ...jsonBody(SpecInput) },
  responses: { 200: archiveAnswer, ...PROBLEMS },
});

const getArchive = createRoute({
  method: 'get',
  path: '/render/archive',
  ...needs('read'),
  tags: ['Specs'],
  summary: 'Eject by link',
  request: {
    query: z.object({
      format: ArchiveFormat,
      text: z.string().min(1).max(16_000).openapi({ description: 'ImageSpec as YAML or JSON' }),
    }),
  },
  responses: { 200: archiveAnswer, ...PROBLEMS },
});

export function addSpecRoutes(router: ApiRouter, deps: ApiDeps): void {
  async function archive(format: z.infer<typeof ArchiveFormat>, input: SpecInput): Promise<Response> {
    const { image, engine } = requireBuildable(input);
    const tree = ejectedTree(engine, image, await readStaticFiles(deps.root, engine.staticFiles));
    return archiveResponse(format, image.name, tree);
  }

  router.openapi(resolve, async (c) =>
    c.json(await resolveSpec(deps, c.var.principal, c.req.valid('json')), 200),
  );
  router.openapi(render, async (c) => c.json(await renderSpec(deps, c.req.valid('json')), 200));
  router.openapi(postArchive, async (c) => {
    return archive(c.req.valid('query').format, c.req.valid('json'));
  });
  router.openapi(getArchive, async (c) => {
    const { format, text } = c.req.valid('query');
    return archive(format, { text });
  });
}
