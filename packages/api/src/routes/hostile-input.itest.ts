import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../schemas/problem.ts';
import { type ApiFixture, sampleSpec, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

function withField(section: Record<string, unknown>): Record<string, unknown> {
  return { ...sampleSpec(), ...section };
}

/** One spec per class of injection; each must be refused with a problem that names the field. */
const INJECTIONS: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['newline in a host name', withField({ network: { hostname: 'gw\nexec=/bin/sh' } }), '/network/hostname'],
  [
    '`..` in a file path',
    withField({ files: [{ path: '/etc/../root/.ssh/x', sha256: 'a'.repeat(64), mode: '0644' }] }),
    '/files/0/path',
  ],
  ['leading `-` in a package', withField({ packages: ['--allow-unauthenticated'] }), '/packages/0'],
  ['space in a package', withField({ packages: ['mosquitto curl'] }), '/packages/0'],
  ['quotes in a name', withField({ name: `a"; rm -rf / #'` }), '/name'],
  ['shell in a name', withField({ name: '$(reboot)' }), '/name'],
  ['NUL in a name', withField({ name: 'a\0b' }), '/name'],
  ['header injection in a name', withField({ name: 'a\r\nSet-Cookie: x=1' }), '/name'],
  [
    'newline in a kernel word',
    withField({ kernel: { cmdline: ['quiet\ninit=/bin/sh'] } }),
    '/kernel/cmdline/0',
  ],
  [
    'newline in a kernel option',
    withField({ kernel: { configFragment: ['CONFIG_A=y\nCONFIG_B=y'] } }),
    '/kernel/configFragment/0',
  ],
  [
    'an address for a mirror',
    withField({ engine: { kind: 'debian', mirror: 'http://169.254.169.254/latest/' } }),
    '/engine/mirror',
  ],
  [
    'an address for a release',
    withField({ engine: { kind: 'debian', release: 'http://169.254.169.254/' } }),
    '/engine/release',
  ],
  ['an unknown key', withField({ runAsRoot: true }), '/runAsRoot'],
  ['a path for a board', withField({ board: '../../etc/passwd' }), '/board'],
];

describe('a spec with', () => {
  it.each(INJECTIONS)('%s is refused', async (_name, spec, path) => {
    for (const target of ['/builds', '/render']) {
      const response = await fixture.send('POST', target, { body: { spec } });
      expect(response.status, target).toBe(422);
      const problem = (await response.json()) as Problem;
      expect(
        problem.issues.map((issue) => issue.path),
        target,
      ).toContain(path);
      expect(response.headers.has('set-cookie'), target).toBe(false);
    }
  });

  it('prototype pollution is refused and pollutes nothing', async () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const spec = JSON.stringify(sampleSpec()).replace('{', `{"${key}":{"polluted":true},`);
      const response = await fixture.send('POST', '/builds', { rawBody: `{"spec":${spec}}` });
      expect(response.status, key).toBe(422);
      const outside = await fixture.send('POST', '/builds', {
        rawBody: `{"${key}":{"polluted":true},"spec":${JSON.stringify(sampleSpec())}}`,
      });
      expect([400, 422], key).toContain(outside.status);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('YAML tricks is refused', async () => {
    for (const text of ['a: &x [1]\nb: *x\n', '!!js/function "x"', 'a: 1\na: 2\n', '<<: {a: 1}\n']) {
      const response = await fixture.send('POST', '/builds', { body: { text } });
      expect(response.status, text).toBe(422);
    }
  });

  it('nothing hostile left a build behind', async () => {
    expect(await fixture.db.build.count()).toBe(0);
  });
});

describe('a body', () => {
  it('over 1 MiB is refused, with or without a length', async () => {
    const rawBody = JSON.stringify({ text: 'x'.repeat(1_100_000) });
    const response = await fixture.send('POST', '/builds', { rawBody });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });

    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(100_000)));
      },
    });
    const chunked = await fixture.api.fetch(
      new Request('http://boardwright.test/api/v1/builds', {
        method: 'POST',
        headers: { 'x-test-as': 'us', 'content-type': 'application/json' },
        body: stream,
        duplex: 'half',
      } as RequestInit),
    );
    expect(chunked.status).toBe(413);
  });

  it.each([
    ['no JSON', '{"spec":'],
    ['an array', '[]'],
    ['null', 'null'],
    ['both forms', '{"spec":{},"text":""}'],
    ['neither form', '{}'],
    ['deep nesting', `{"spec":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['deep nesting as text', JSON.stringify({ text: '['.repeat(50_000) })],
  ])('that is %s is refused as a bad request', async (_name, rawBody) => {
    const response = await fixture.send('POST', '/builds', { rawBody });
    expect([400, 422]).toContain(response.status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('of another type is refused', async () => {
    const response = await fixture.send('POST', '/builds', {
      rawBody: 'spec=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.status).toBe(400);
  });
});

describe('a path or parameter', () => {
  it.each([
    '/builds/..%2f..%2fetc%2fpasswd',
    '/builds/%00',
    "/builds/'%20OR%201=1--",
    '/builds/b1%0d%0aset-cookie:x=1',
    '/images/%2e%2e/artifacts/img.zst',
    '/images/i1/artifacts/..%2f..%2fetc%2fpasswd',
    '/images/i1/artifacts/%00',
    '/catalog/boards/__proto__',
    '/nothing/here',
  ])('%s finds nothing', async (path) => {
    const response = await fixture.send('GET', path);
    expect(response.status).toBe(404);
    expect(((await response.json()) as Problem).code).toBe('NOT_FOUND');
  });

  it.each([
    '/builds?q=%00',
    '/images?q=%00',
    "/builds?board='--",
    '/builds/b1/log?from=-1',
    '/builds/b1/log?limit=1e9',
  ])('%s is a bad request', async (path) => {
    expect((await fixture.send('GET', path)).status).toBe(400);
  });

  it('with LIKE wildcards matches them literally', async () => {
    await fixture.send('POST', '/builds', { body: { spec: sampleSpec('plain-name') } });
    const response = await fixture.send('GET', '/builds?q=%25');
    expect(((await response.json()) as { builds: unknown[] }).builds).toEqual([]);
  });
});

describe('an internal error', () => {
  it('shows an id and nothing of its cause', async () => {
    const broken = await fixture.db.build.create({
      data: {
        id: 'bbroken',
        teamId: fixture.us.teamId,
        name: 'x',
        board: 'x',
        engine: 'x',
        release: 'x',
        spec: {},
        specHash: '',
        resolved: {},
        planHash: '',
        status: 'failed',
      },
    });
    const original = fixture.store.readLog;
    Object.assign(fixture.store, { readLog: () => Promise.reject(new Error('secret /path')) });
    try {
      const response = await fixture.send('GET', `/builds/${broken.id}/log`);
      expect(response.status).toBe(500);
      const text = await response.text();
      expect(text).toContain('urn:uuid:');
      expect(text).not.toContain('secret');
    } finally {
      Object.assign(fixture.store, { readLog: original });
    }
  });
});
