import { type ApiFixture, addBuild, addImage, sampleSpec } from './api-fixture.ts';

/** A route of the OpenAPI document. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  /** Whether an API token may do it, given its permissions. */
  readonly takesTokens: boolean;
}

/**
 * How many routes there were when this was last raised, so that one which gets lost is missed: the document says only
 * what is still there. Raise them with every route that comes; lower them when one goes on purpose.
 */
export const LEAST_ROUTES = { all: 94, needSignIn: 87, ofOneRow: 49 } as const;

/** Every route, as the server documents itself. */
export async function readOperations(fixture: ApiFixture): Promise<Operation[]> {
  const response = await fixture.send('GET', '/openapi.json', { as: null });
  const document = (await response.json()) as {
    paths: Record<string, Record<string, { security?: object[] }>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace('/api/v1', ''),
      isPublic: operation.security?.length === 0,
      takesTokens: operation.security?.some((scheme) => 'token' in scheme) ?? true,
    })),
  );
}

/** A path with its parameters filled in. */
export function fill(path: string, id: string): string {
  return path
    .replace('{id}', id)
    .replace('{kind}', 'img.zst')
    .replace('{board}', 'qemu-x86_64')
    .replace('{number}', '1')
    .replace('{otherId}', id);
}

/** A body that is valid, so that only what is asked for decides. */
export const BODIES: Readonly<Record<string, unknown>> = {
  '/images/{id}/channel': { to: 'candidate', reason: 'It works' },
  '/images/{id}/personalised': { hostname: 'gw-17' },
  '/images/{id}/personalised/check': { hostname: 'gw-17' },
  '/images/{id}/personalised/digest': { hostname: 'gw-17' },
  '/team/members/{id}': { role: 'viewer' },
  '/webhooks/{id}': { enabled: false },
  '/recipes/{id}': { name: 'mine now' },
  '/recipes/{id}/duplicate': {},
  '/recipes/{id}/restore': { version: 1, expectedVersion: 1 },
  '/recipes/{id}/versions': { spec: sampleSpec('other'), expectedVersion: 1 },
  '/views/{id}': { name: 'Mine' },
};

/** What an HTML form sends instead. */
const FORMS: Readonly<Record<string, string>> = {
  '/images/{id}/personalised/form': new URLSearchParams({ values: '{"hostname":"gw-17"}' }).toString(),
};

/** The form a path takes, as options of a request; empty when it takes none. */
export function formOf(path: string): { rawBody?: string; headers?: Record<string, string> } {
  const rawBody = FORMS[path];
  return rawBody === undefined
    ? {}
    : { rawBody, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
}

/** One row of ours for every kind of path with an id. */
export async function addRows(fixture: ApiFixture): Promise<Readonly<Record<string, string>>> {
  const member = await fixture.db.member.findFirstOrThrow({ where: { organizationId: fixture.us.teamId } });
  const token = await fixture.send('POST', '/tokens', {
    body: { name: 'ci', permissions: ['read'], expiresInDays: 1 },
  });
  const invitation = await fixture.send('POST', '/team/invitations', {
    body: { email: 'x@example.org', role: 'viewer' },
  });
  const created = await fixture.send('POST', '/webhooks', {
    body: { url: 'https://ci.test/hook', events: ['build.ready'] },
  });
  const { webhook } = (await created.json()) as { webhook: { id: string } };
  const delivery = await fixture.send('POST', `/webhooks/${webhook.id}/test`);
  const link = await fixture.send('POST', '/share-links', {
    body: { kind: 'imager', name: 'workshop', expiresInDays: 1 },
  });
  const recipe = await fixture.send('POST', '/recipes', { body: { spec: sampleSpec(), name: 'ours' } });
  const view = await fixture.send('POST', '/views', {
    body: { name: 'Boards', query: 'board=rpi5', layout: 'table' },
  });
  return {
    webhooks: webhook.id,
    'webhook-deliveries': ((await delivery.json()) as { id: string }).id,
    recipes: ((await recipe.json()) as { id: string }).id,
    views: ((await view.json()) as { id: string }).id,
    builds: await addBuild(fixture.db, fixture.us.teamId),
    images: await addImage(fixture, fixture.us.teamId),
    members: member.id,
    tokens: ((await token.json()) as { token: { id: string } }).token.id,
    'share-links': ((await link.json()) as { link: { id: string } }).link.id,
    invitations: ((await invitation.json()) as { invitation: { id: string } }).invitation.id,
  };
}

/** What the id in a path names: the word before it. */
export const kindOf = (path: string): string => path.split('/{id}')[0]?.split('/').at(-1) ?? '';
