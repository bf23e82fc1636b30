import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiFixture, sampleSpec, startApi } from '../testing/api-fixture.ts';
import {
  addRows,
  BODIES,
  fill,
  formOf,
  kindOf,
  LEAST_ROUTES,
  type Operation,
  readOperations,
} from '../testing/every-route.ts';

let fixture: ApiFixture;
let operations: Operation[];

beforeAll(async () => {
  fixture = await startApi();
  operations = await readOperations(fixture);
});
afterAll(() => fixture.stop());

function bodyOf(operation: Operation): { body?: unknown } {
  return operation.method === 'POST' ? { body: { spec: sampleSpec() } } : {};
}

describe('every route of the OpenAPI document', () => {
  it('is known to this test', () => {
    expect(operations.length).toBeGreaterThanOrEqual(LEAST_ROUTES.all);
    expect(operations.filter((operation) => operation.isPublic).map((operation) => operation.path)).toEqual([
      '/spec-schema.json',
      '/imager/{token}/os_list.json',
      '/imager/{token}/images/{id}/{file}',
      '/badge/{token}/{file}',
      '/sign-in-options',
      '/join/look',
      '/join',
    ]);
  });

  it('refuses a stranger', async () => {
    for (const operation of operations) {
      const response = await fixture.send(operation.method, fill(operation.path, 'b1'), {
        as: null,
        ...bodyOf(operation),
      });
      const label = `${operation.method} ${operation.path}`;
      if (operation.isPublic) {
        // What joins or was shared needs a secret; their own tests say more
        const refused = operation.path.startsWith('/join')
          ? 400
          : operation.path.includes('{token}')
            ? 404
            : 200;
        expect(response.status, label).toBe(refused);
        continue;
      }
      expect(response.status, label).toBe(401);
      expect(response.headers.get('content-type'), label).toBe('application/problem+json');
      if (operation.method !== 'HEAD') {
        expect(await response.json(), label).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
      }
    }
  });

  it('answers "not found" for what another team has, in the same words as for what nobody has', async () => {
    const rows = await addRows(fixture);
    const withId = operations.filter((one) => one.path.includes('{id}') && !one.path.includes('/catalog/'));
    expect(withId.length).toBeGreaterThanOrEqual(LEAST_ROUTES.ofOneRow);
    for (const operation of withId) {
      const id = rows[kindOf(operation.path)] ?? '';
      expect(id, operation.path).not.toBe('');
      const label = `${operation.method} ${operation.path}`;
      const body = operation.method === 'GET' ? undefined : BODIES[operation.path];
      const ask = (asked: string): Promise<Response> =>
        fixture.send(operation.method, fill(operation.path, asked), {
          as: 'others',
          body,
          ...formOf(operation.path),
        });
      const [foreign, absent] = [await ask(id), await ask('bnothing')];
      expect([foreign.status, absent.status], label).toEqual([404, 404]);
      const [a, b] = (await Promise.all([foreign.json(), absent.json()])) as [
        { detail: string },
        { detail: string },
      ];
      expect(a.detail, label).toBe(b.detail);
    }
    // and nothing happened to them
    expect(
      (await fixture.db.build.findUniqueOrThrow({ where: { id: rows.builds ?? '' } })).cancelRequestedAt,
    ).toBeNull();
    expect(await fixture.db.apiToken.count({ where: { revokedAt: null } })).toBe(1);
    expect(await fixture.db.shareLink.count({ where: { revokedAt: null } })).toBe(1);
    expect(await fixture.db.invitation.count({ where: { status: 'pending' } })).toBe(1);
    expect(
      await fixture.db.image.count({ where: { id: rows.images ?? '', channel: 'draft', pinnedAt: null } }),
    ).toBe(1);
    expect(await fixture.db.savedView.count({ where: { name: 'Boards' } })).toBe(1);
    expect(await fixture.db.webhook.count({ where: { enabled: true, previousSalt: null } })).toBe(1);
    expect(await fixture.db.webhookDelivery.count()).toBe(1);
    expect(await fixture.db.recipe.findMany()).toMatchObject([{ name: 'ours', currentVersion: 1 }]);
  });

  it('lists nothing of another team', async () => {
    const builds = (await (await fixture.send('GET', '/builds', { as: 'others' })).json()) as {
      builds: unknown[];
    };
    const images = (await (await fixture.send('GET', '/images', { as: 'others' })).json()) as {
      images: unknown[];
    };
    expect([builds.builds, images.images]).toEqual([[], []]);
  });
});

describe('wrong bearer tokens', () => {
  it('are answered so many times a minute for one address, which keeps its sessions', async () => {
    const ask = (authorization: string | null, from: string): Promise<Response> =>
      fixture.send('GET', '/me', {
        as: authorization === null ? 'us' : null,
        headers: authorization === null ? {} : { authorization },
        from,
      });
    const statuses: number[] = [];
    for (let turn = 0; turn < 31; turn += 1) {
      statuses.push((await ask(`Bearer guess${turn}`, '192.0.2.50')).status);
    }
    expect(statuses.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    const limited = await ask('Bearer another', '192.0.2.50');
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('Bearer another', '192.0.2.51')).status).toBe(401);
    expect((await ask(null, '192.0.2.50')).status).toBe(200);
  });
});

describe('requests with a cookie', () => {
  const cookie = { cookie: 'better-auth.session_token=x' };

  it.each([
    ['another origin', { origin: 'https://evil.test' }],
    [
      'another origin of the same site',
      { origin: 'http://x.boardwright.test', 'sec-fetch-site': 'same-site' },
    ],
    ['a sandboxed page', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['a cross-site form', { 'sec-fetch-site': 'cross-site' }],
  ])('from %s change nothing', async (_name, headers) => {
    const response = await fixture.send('POST', '/builds', {
      body: { spec: sampleSpec() },
      headers: { ...cookie, ...headers },
    });
    expect(response.status).toBe(403);
  });

  it('from our own page work', async () => {
    const headers = { ...cookie, origin: 'http://boardwright.test', 'sec-fetch-site': 'same-origin' };
    expect((await fixture.send('POST', '/resolve', { body: { spec: sampleSpec() }, headers })).status).toBe(
      200,
    );
  });
});

describe('setup links', () => {
  it('are made for the operator only', async () => {
    expect((await fixture.send('POST', '/setup-links')).status).toBe(403);
    const response = await fixture.send('POST', '/setup-links', { as: 'operator' });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({
      url: 'http://boardwright.test/once',
      expiresAt: '1970-01-01T00:00:00.000Z',
    });
  });
});

describe('reference page', () => {
  it('is a page of the app, and the document behind it is open to everybody', async () => {
    const page = await fixture.send('GET', '/reference', { as: null });
    expect([page.status, page.headers.get('location')]).toEqual([302, '/reference']);
    const document = await fixture.send('GET', '/openapi.json', { as: null });
    expect([document.status, document.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect((await fixture.send('GET', '/reference/package.json')).status).toBe(404);
  });
});
