import { secretHash } from '@boardwright/api/secret-token';
import { type ApiFixture, addImage, sampleSpec, startApi } from '@boardwright/api/testing/api-fixture';
import {
  addRows,
  BODIES,
  fill,
  formOf,
  kindOf,
  LEAST_ROUTES,
  type Operation,
  readOperations,
} from '@boardwright/api/testing/every-route';
import { createLogger } from '@boardwright/core/logger';
import { PERMISSIONS } from '@boardwright/core/team-role';
import { insertApiToken, revokeApiToken } from '@boardwright/db/api-token-repository';
import { removeMember } from '@boardwright/db/member-removal';
import { addMember } from '@boardwright/db/member-repository';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuth } from './auth.ts';
import { createAuthenticate } from './authenticate.ts';

const HOUR_MS = 3_600_000;
/** In every name of ours, and in no answer to others. */
const MARK = 'zebra';

let fixture: ApiFixture;
let operations: Operation[];
let rows: Readonly<Record<string, string>>;

beforeAll(async () => {
  const logger = createLogger('real-tokens-test', 'silent');
  fixture = await startApi({
    authenticate: (db) => {
      const auth = createAuth({ db, publicUrl: 'http://boardwright.test', secret: 's'.repeat(32), logger });
      return createAuthenticate({ db, auth, operatorToken: undefined }).authenticate;
    },
  });
  operations = (await readOperations(fixture)).filter(({ isPublic }) => !isPublic);
  rows = await addRows(fixture);
  await fixture.db.image.updateMany({ data: { name: MARK } });
  await fixture.db.build.updateMany({ data: { name: MARK } });
  await fixture.db.recipe.updateMany({ data: { name: MARK } });
  await fixture.db.organization.update({ where: { id: fixture.us.teamId }, data: { name: MARK } });
  const { userId } = await fixture.db.member.findFirstOrThrow({
    where: { organizationId: fixture.us.teamId },
  });
  await addToken('ours', fixture.us.teamId, userId);
  await addToken('expired', fixture.us.teamId, userId, -1);
  await addToken('revoked', fixture.us.teamId, userId);
  await revokeApiToken(fixture.db, fixture.us.teamId, 'krevoked', undefined, new Date());
  await addToken('theirs', fixture.others.teamId, await addPerson('stranger', fixture.others.teamId));
  const left = await addPerson('left', fixture.us.teamId);
  await addToken('left', fixture.us.teamId, left);
  const member = await fixture.db.member.findFirstOrThrow({ where: { userId: left } });
  expect((await removeMember(fixture.db, fixture.us.teamId, member.id, new Date())).kind).toBe('done');
});
afterAll(() => fixture.stop());

async function addPerson(name: string, teamId: string): Promise<string> {
  const email = `${name}@example.org`;
  const { id } = await fixture.db.user.create({
    data: { id: `u${name}`, name, email, emailVerified: true, updatedAt: new Date() },
  });
  await addMember(fixture.db, teamId, id, 'owner');
  return id;
}

const secretOf = (name: string): string => `bwt_${name}-secret-of-this-test`;

/** A token that may do everything its owner may. */
async function addToken(name: string, teamId: string, userId: string, lastsMs = HOUR_MS): Promise<void> {
  await insertApiToken(fixture.db, {
    id: `k${name}`,
    teamId,
    userId,
    name,
    hash: secretHash(secretOf(name)),
    permissions: PERMISSIONS,
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + lastsMs),
  });
}

let asked = 0;

/** With a real token; each time from another address, since wrong ones are counted. */
function ask({ method, path }: Operation, token: string, id = 'bnothing'): Promise<Response> {
  asked += 1;
  const hasBody = method === 'POST' || method === 'PATCH' || method === 'PUT';
  const form = formOf(path);
  const authorization = `Bearer ${secretOf(token)}`;
  return fixture.send(method, fill(path, id), {
    as: null,
    ...(hasBody && form.rawBody === undefined ? { body: BODIES[path] ?? { spec: sampleSpec() } } : {}),
    ...form,
    headers: { ...form.headers, authorization },
    from: `10.1.${asked >> 8}.${asked & 255}`,
  });
}

/** The text of an answer; of a stream, what comes at once. */
async function textOf(response: Response): Promise<string> {
  if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

describe('every route that needs a sign-in', () => {
  it.each(['expired', 'revoked', 'left', 'unknown'])('is shut to a token that is %s', async (token) => {
    expect(operations.length).toBeGreaterThanOrEqual(LEAST_ROUTES.needSignIn);
    for (const operation of operations) {
      const label = `${operation.method} ${operation.path}`;
      const response = await ask(operation, token, rows[kindOf(operation.path)]);
      expect(response.status, label).toBe(401);
      if (operation.method === 'HEAD') continue;
      const text = await response.text();
      expect(JSON.parse(text), label).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(text, label).not.toContain(MARK);
    }
  });

  it('gives nothing of ours to a good token of another team', async () => {
    const secrets = [MARK, ...Object.values(rows), fixture.us.teamId];
    for (const operation of operations) {
      const label = `${operation.method} ${operation.path}`;
      const id = rows[kindOf(operation.path)];
      const foreign = await ask(operation, 'theirs', id);
      const text = await textOf(foreign);
      if (!operation.path.includes('{id}')) {
        for (const secret of secrets) expect(text, label).not.toContain(secret);
        continue;
      }
      if (operation.path.startsWith('/catalog/')) continue;
      const absent = await ask(operation, 'theirs');
      expect([foreign.status, absent.status], label).toEqual(operation.takesTokens ? [404, 404] : [403, 403]);
      if (operation.method === 'HEAD') continue;
      const words = (body: string): unknown => (JSON.parse(body) as { detail: string }).detail;
      expect(words(text), label).toBe(words(await absent.text()));
    }
  });

  it('compares nothing of ours with what another team has', async () => {
    const mine = await addImage(fixture, fixture.others.teamId);
    const pairs = operations.filter(({ path }) => path.includes('{otherId}'));
    expect(pairs.length).toBeGreaterThan(0);
    for (const operation of pairs) {
      const kind = kindOf(operation.path);
      expect(kind).toBe('images');
      for (const [id, otherId] of [
        [mine, rows[kind] ?? ''],
        [rows[kind] ?? '', mine],
      ] as const) {
        const path = operation.path.replace('{id}', id).replace('{otherId}', otherId);
        const response = await ask({ ...operation, path }, 'theirs');
        expect(response.status, path).toBe(404);
        expect(await response.text(), path).not.toContain(MARK);
      }
    }
  });

  it('shows the same to a good token of ours', async () => {
    for (const path of ['/images/{id}', '/builds/{id}', '/recipes/{id}', '/images', '/builds']) {
      const operation = operations.find((one) => one.method === 'GET' && one.path === path);
      if (operation === undefined) throw new Error(`no ${path}`);
      const response = await ask(operation, 'ours', rows[kindOf(path)]);
      expect(response.status, path).toBe(200);
      expect(await response.text(), path).toContain(MARK);
    }
  });
});
