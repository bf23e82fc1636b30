import { secretHash } from '@boardwright/api/secret-token';
import { createLogger } from '@boardwright/core/logger';
import { PERMISSIONS } from '@boardwright/core/team-role';
import { insertApiToken } from '@boardwright/db/api-token-repository';
import { createDb, type Db } from '@boardwright/db/client';
import { ensureDefaultTeam, ensureOwner } from '@boardwright/db/team-repository';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServices, type TestServices } from '../../../../tests/services/start-services.ts';
import { type Auth, createAuth } from './auth.ts';
import { type Authenticate, createAuthenticate } from './authenticate.ts';

const URL_BASE = 'http://127.0.0.1:3300';
const TOKEN = 'operator-token-for-this-test';

let services: TestServices;
let db: Db;
let auth: Auth;
let sessions: Authenticate;

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
  auth = createAuth({
    db,
    publicUrl: URL_BASE,
    secret: 's'.repeat(32),
    logger: createLogger('auth-test', 'silent'),
  });
  sessions = createAuthenticate({ db, auth, operatorToken: TOKEN });
});
afterAll(async () => {
  await db.$disconnect();
  await services.stop();
});

function authenticate(headers: Record<string, string>): ReturnType<Authenticate['authenticate']> {
  return sessions.authenticate(new Request(`${URL_BASE}/api/v1/me`, { headers }));
}

async function open(url: string): Promise<{ cookie: string; response: Response }> {
  const response = await auth.handler(new Request(url));
  const cookie = response.headers.getSetCookie().find((text) => text.includes('session_token')) ?? '';
  return { cookie, response };
}

describe('the setup link', () => {
  it('signs the owner of the default team in, without a password, once', async () => {
    const { url, expiresAt } = await auth.createSetupLink();
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(23 * 3600 * 1000);
    const { cookie, response } = await open(url);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(`${URL_BASE}/compose`);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);

    const principal = await authenticate({ cookie: cookie.split(';')[0] ?? '' });
    const team = await ensureDefaultTeam(db);
    expect(principal).toMatchObject({ kind: 'user', teamId: team.id });

    const again = await open(url);
    expect(again.cookie).toBe('');
    expect(again.response.headers.get('location')).toContain('/sign-in?error=');
    expect(await db.account.count()).toBe(0);
  });

  it.each([
    ['https://images.example.org', '__Secure-better-auth.session_token', true],
    [URL_BASE, 'better-auth.session_token', false],
  ])('gives a cookie for %s that browsers keep to it', async (publicUrl, name, secure) => {
    const logger = createLogger('auth-test', 'silent');
    const own = createAuth({ db, publicUrl, secret: 's'.repeat(32), logger });
    const { url } = await own.createSetupLink();
    expect(url.startsWith(`${publicUrl}/`)).toBe(true);
    const response = await own.handler(new Request(url));
    const cookies = response.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(/; Secure(;|$)/i.test(cookie), cookie).toBe(secure);
      expect(cookie).toMatch(/; HttpOnly(;|$)/i);
      expect(cookie).toMatch(/; SameSite=Lax(;|$)/i);
      expect(cookie).not.toMatch(/; Domain=/i);
    }
    const session = cookies.find((cookie) => cookie.startsWith(`${name}=`));
    const value = session?.split(';')[0] ?? '';
    expect(await own.readSession(new Headers({ cookie: value }))).toMatchObject({ name: 'Owner' });
  });

  it('is stored as a hash and dies when it is old', async () => {
    const { url } = await auth.createSetupLink();
    const token = new URL(url).searchParams.get('token') ?? '';
    const rows = await db.verification.findMany();
    expect(rows.some((row) => row.identifier.includes(token) || row.value.includes(token))).toBe(false);
    await db.verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await open(url)).cookie).toBe('');
  });

  it('always names the same person and team', async () => {
    await Promise.all([auth.createSetupLink(), auth.createSetupLink(), auth.createSetupLink()]);
    expect([await db.user.count(), await db.organization.count(), await db.member.count()]).toEqual([
      1, 1, 1,
    ]);
  });

  it('cannot lead to another site', async () => {
    const { url } = await auth.createSetupLink();
    const bent = new URL(url);
    bent.searchParams.set('callbackURL', 'https://evil.test/');
    expect((await open(bent.toString())).response.status).toBe(403);
  });

  it('cannot be asked for over HTTP, and nobody can sign up', async () => {
    const before = await db.verification.count();
    for (const path of ['sign-in/magic-link', 'sign-up/email', 'sign-in/email', 'organization/create']) {
      const response = await auth.handler(
        new Request(`${URL_BASE}/api/auth/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: URL_BASE },
          body: JSON.stringify({
            email: 'owner@boardwright.local',
            password: 'x'.repeat(12),
            name: 'x',
            slug: 'x',
          }),
        }),
      );
      expect(response.status, path).toBeGreaterThanOrEqual(400);
    }
    expect([await db.verification.count(), await db.user.count()]).toEqual([before, 1]);
  });
});

describe('a request', () => {
  it('with the operator token is the operator of the default team', async () => {
    const team = await ensureDefaultTeam(db);
    expect(await authenticate({ authorization: `Bearer ${TOKEN}` })).toEqual({
      kind: 'operator',
      teamId: team.id,
      permissions: new Set(PERMISSIONS),
    });
  });

  it.each([
    ['no header', {}],
    ['a wrong token', { authorization: 'Bearer nonsense' }],
    ['the token as another scheme', { authorization: `Basic ${TOKEN}` }],
    ['a longer token', { authorization: `Bearer ${TOKEN}x` }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a made-up cookie', { cookie: 'better-auth.session_token=abc.def' }],
  ])('with %s is nobody', async (_name, headers) => {
    expect(await authenticate(headers as Record<string, string>)).toBeNull();
  });

  it('with a wrong token is nobody even next to a good cookie, and nobody after signing out', async () => {
    const { cookie } = await open((await auth.createSetupLink()).url);
    const value = cookie.split(';')[0] ?? '';
    expect(await authenticate({ cookie: value })).not.toBeNull();
    expect(await authenticate({ cookie: value, authorization: 'Bearer x' })).toBeNull();
    const out = await auth.handler(
      new Request(`${URL_BASE}/api/auth/sign-out`, {
        method: 'POST',
        headers: { cookie: value, origin: URL_BASE },
      }),
    );
    expect(out.status).toBe(200);
    sessions.forgetSessions();
    expect(await authenticate({ cookie: value })).toBeNull();
  });
});

describe('the audit trail', () => {
  const events = async (from: Date): Promise<unknown[]> => {
    const rows = await db.auditEvent.findMany({
      where: { action: { startsWith: 'account.' }, createdAt: { gte: from } },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(({ teamId, action, actorName, subjectName, details }) => [
      teamId,
      action,
      actorName,
      subjectName,
      details,
    ]);
  };

  it('has who signed in and out, in each team of the person, and no session that merely ended', async () => {
    const { cookie } = await open((await auth.createSetupLink()).url);
    const value = cookie.split(';')[0] ?? '';
    const from = new Date();
    const { id: teamId } = await ensureDefaultTeam(db);
    const second = await db.organization.create({ data: { id: 't2', name: 'Second', slug: 'second' } });
    const userId = await ensureOwner(db, teamId, from);
    await db.member.create({ data: { id: 'm2', organizationId: second.id, userId, role: 'viewer' } });
    await open((await auth.createSetupLink()).url);
    await db.session.updateMany({ where: { userId }, data: { expiresAt: new Date(0) } });
    expect(await authenticate({ cookie: value })).toBeNull();
    expect(await events(from)).toEqual(
      [teamId, 't2'].map((team) => [
        team,
        'account.sign-in',
        'Owner',
        'owner@boardwright.local',
        { method: 'a sign-in link' },
      ]),
    );

    const third = await open((await auth.createSetupLink()).url);
    const signedIn = new Date();
    const signOut = (held: string): Promise<Response> =>
      auth.handler(
        new Request(`${URL_BASE}/api/auth/sign-out`, {
          method: 'POST',
          headers: { cookie: held.split(';')[0] ?? '', origin: URL_BASE },
        }),
      );
    await signOut(third.cookie);
    // A second time, with what is no session any more
    await signOut(third.cookie);
    expect(await events(signedIn)).toEqual(
      [teamId, 't2'].map((team) => [team, 'account.sign-out', 'Owner', 'owner@boardwright.local', {}]),
    );
    await db.organization.delete({ where: { id: 't2' } });
  });
});

describe('an API token', () => {
  const SECRET = 'bwt_a-secret-of-this-test';
  const bearer = { authorization: `Bearer ${SECRET}` };
  let userId: string;
  let teamId: string;

  beforeAll(async () => {
    teamId = (await ensureDefaultTeam(db)).id;
    userId = await ensureOwner(db, teamId, new Date());
    await insertApiToken(db, {
      id: 'k1',
      teamId,
      userId,
      name: 'ci',
      hash: secretHash(SECRET),
      permissions: ['read', 'build'],
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 60_000),
    });
  });

  const setRole = (role: string): Promise<unknown> =>
    db.member.updateMany({ where: { userId }, data: { role } });
  const change = (data: object): Promise<unknown> => db.apiToken.update({ where: { id: 'k1' }, data });

  it('may do what it was made for, and its use is seen', async () => {
    expect(await authenticate(bearer)).toEqual({
      kind: 'token',
      tokenId: 'k1',
      tokenName: 'ci',
      userId,
      teamId,
      permissions: new Set(['read', 'build']),
    });
    expect((await db.apiToken.findUniqueOrThrow({ where: { id: 'k1' } })).lastUsedAt).not.toBeNull();
  });

  it('shrinks with the role of the person who made it, and is nobody once they left', async () => {
    await setRole('viewer');
    expect(await authenticate(bearer)).toMatchObject({ permissions: new Set(['read']) });
    const member = await db.member.findFirstOrThrow({ where: { userId } });
    await db.member.delete({ where: { id: member.id } });
    expect(await authenticate(bearer)).toBeNull();
    await ensureOwner(db, teamId, new Date());
    expect(await authenticate(bearer)).not.toBeNull();
  });

  it('is nobody from the moment it expires or is revoked', async () => {
    await change({ expiresAt: new Date(Date.now() - 1) });
    expect(await authenticate(bearer)).toBeNull();
    await change({ expiresAt: new Date(Date.now() + 60_000), revokedAt: new Date() });
    expect(await authenticate(bearer)).toBeNull();
  });
});

describe('the sign-in library', () => {
  it.each([
    'organization/invite-member',
    'organization/update-member-role',
    'organization/remove-member',
    'organization/accept-invitation',
    'organization/list-members',
    'update-user',
    'list-accounts',
  ])('does not answer %s, which has a route of our own or none', async (path) => {
    const response = await auth.handler(
      new Request(`${URL_BASE}/api/auth/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: URL_BASE },
        body: '{}',
      }),
    );
    expect(response.status).toBe(404);
  });
});
