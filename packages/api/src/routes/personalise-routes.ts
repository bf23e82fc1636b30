import { createPrefixHashes } from '@boardwright/artifacts/personalise/prefix-hashes';
import { AppError } from '@boardwright/core/app-error';
import { PersonalValues } from '@boardwright/spec/personal-values';
import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { hideInput, secretBadRequest } from '../http/hide-input.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { IdParam } from '../schemas/page.ts';
import { PersonalDigest, PersonalFile, PersonalForm, Personalisation } from '../schemas/personalise.ts';
import {
  checkPersonalised,
  digestPersonalised,
  downloadPersonalised,
  readPersonalisation,
} from '../use-cases/personalise-image.ts';

const NOTE = 'The values are not stored and not logged; the audit trail names the fields only.';
const withValues = {
  params: IdParam,
  body: { required: true, content: { 'application/json': { schema: PersonalValues } } },
} as const;
const file = {
  200: { description: 'The packed image', content: { 'application/zstd': { schema: z.string() } } },
  ...PROBLEMS,
};

const look = createRoute({
  method: 'get',
  path: '/images/{id}/personalisation',
  ...needs('read'),
  tags: ['Images'],
  summary: 'Whether an image can be personalised at download, and with what',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('What can be given', Personalisation), ...PROBLEMS },
});

const check = createRoute({
  method: 'post',
  path: '/images/{id}/personalised/check',
  ...needs('read'),
  tags: ['Images'],
  summary: 'Check personal values against an image',
  description: NOTE,
  request: withValues,
  responses: { 200: jsonAnswer('The file they would make', PersonalFile), ...PROBLEMS },
});

const digest = createRoute({
  method: 'post',
  path: '/images/{id}/personalised/digest',
  ...needs('read'),
  tags: ['Images'],
  summary: 'sha256 of the file these personal values make',
  description: `The same values always make the same file. ${NOTE}`,
  request: withValues,
  responses: { 200: jsonAnswer('The file', PersonalDigest), ...PROBLEMS },
});

const download = createRoute({
  method: 'post',
  path: '/images/{id}/personalised',
  ...needs('read'),
  tags: ['Images'],
  summary: 'Download an image with personal values in it',
  description: `Chunked, with the sha256 of the file in the trailer Repr-Digest. No ranges: the values are forgotten when the answer ends. ${NOTE}`,
  request: withValues,
  responses: file,
});

const form = createRoute({
  method: 'post',
  path: '/images/{id}/personalised/form',
  ...needs('read'),
  tags: ['Images'],
  summary: 'The same download from an HTML form, so that a browser saves it',
  description: `With Content-Length instead of a trailer, which browsers do not show. ${NOTE}`,
  request: {
    params: IdParam,
    body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: PersonalForm } } },
  },
  responses: file,
});

/** @throws AppError BAD_REQUEST, without a word of what was given */
function readForm(text: string): PersonalValues {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    // The parser's message quotes the text.
    throw new AppError('BAD_REQUEST', 'values must be JSON.');
  }
  const parsed = PersonalValues.safeParse(values);
  if (!parsed.success) throw secretBadRequest(parsed.error);
  return parsed.data;
}

export function addPersonaliseRoutes(router: ApiRouter, given: ApiDeps): void {
  const deps = { ...given, prefixHashes: createPrefixHashes(given.store) };
  router.openapi(look, async (c) =>
    c.json(await readPersonalisation(deps, c.var.principal.teamId, c.req.valid('param').id), 200),
  );
  router.openapi(
    check,
    async (c) => {
      const wanted = { imageId: c.req.valid('param').id, values: c.req.valid('json') };
      return c.json(await checkPersonalised(deps, c.var.principal.teamId, wanted), 200);
    },
    hideInput,
  );
  router.openapi(
    digest,
    async (c) => {
      const wanted = { imageId: c.req.valid('param').id, values: c.req.valid('json') };
      return c.json(await digestPersonalised(deps, c.var.principal.teamId, wanted), 200);
    },
    hideInput,
  );
  router.openapi(
    download,
    async (c) => {
      const wanted = { imageId: c.req.valid('param').id, values: c.req.valid('json') };
      return downloadPersonalised(deps, c.var.principal, wanted, c.env?.addTrailers);
    },
    hideInput,
  );
  router.openapi(
    form,
    async (c) => {
      const wanted = { imageId: c.req.valid('param').id, values: readForm(c.req.valid('form').values) };
      return downloadPersonalised(deps, c.var.principal, wanted, undefined);
    },
    hideInput,
  );
}
