import { randomUUID } from 'node:crypto';
import { createLogger } from '@boardwright/core/logger';
import { createDb, type Db } from '@boardwright/db/client';
import { insertInvitation } from '@boardwright/db/invitation-repository';
import { ensureDefaultTeam, ensureOwner } from '@boardwright/db/team-repository';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkProblem } from '#features/account/link-problem.ts';
import { startServices, type TestServices } from '../../../../tests/services/start-services.ts';
import { signInAtProvider, startOidcProvider, type TestProvider } from '../testing/oidc-provider.ts';
import { type Auth, createAuth } from './auth.ts';
import { createAuthenticate } from './authenticate.ts';

const URL_BASE = 'http://127.0.0.1:3300';
const PEOPLE = [
  { sub: 'ada', email: 'ada@example.org', emailVerified: true, name: 'Ada' },
  { sub: 'eve', email: 'eve@example.org', emailVerified: true, name: 'Eve' },
  { sub: 'mal', email: 'victim@example.org', emailVerified: false, name: 'Mal' },
  { sub: 'lin', email: 'lin@example.org', emailVerified: true, name: 'Lin' },
];

let services: TestServices;
let provider: TestProvider;
let db: Db;
let auth: Auth;
let teamId: string;
let ownerId: string;

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
  provider = await startOidcProvider(`${URL_BASE}/api/auth/callback/oidc`, PEOPLE);
  auth = createAuth({
    db,
    publicUrl: URL_BASE,
    secret: 's'.repeat(32),
    oidc: { ...provider, name: 'Test provider' },
    logger: createLogger('auth-test', 'silent'),
  });
  teamId = (await ensureDefaultTeam(db)).id;
  ownerId = await ensureOwner(db, teamId, new Date());
});
afterAll(async () => {
  await provider.stop();
  await db.$disconnect();
  await services.stop();
});

async function invite(email: string, into = teamId): Promise<void> {
  await db.member.upsert({
    where: { organizationId_userId: { organizationId: into, userId: ownerId } },
    create: { id: `m${into}`, organizationId: into, userId: ownerId, role: 'owner' },
    update: {},
  });
  await insertInvitation(db, into, {
    email,
    role: 'maintainer',
    inviterId: ownerId,
    tokenHash: randomUUID(),
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + 60_000),
  });
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');

function post(path: string, body: object, cookie = ''): Promise<Response> {
  return auth.handler(
    new Request(`${URL_BASE}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: URL_BASE, cookie },
      body: JSON.stringify(body),
    }),
  );
}

/** @returns where the browser ends up and the session cookie it has then */
async function signIn(sub: string): Promise<{ location: string; cookie: string }> {
  const started = await post('/sign-in/social', {
    provider: 'oidc',
    callbackURL: '/compose',
    errorCallbackURL: '/sign-in',
  });
  expect(started.status).toBe(200);
  const { url } = (await started.json()) as { url: string };
  const back = await signInAtProvider(url, provider.issuer, sub);
  const ended = await auth.handler(new Request(back, { headers: { cookie: cookiesOf(started) } }));
  return { location: ended.headers.get('location') ?? '', cookie: cookiesOf(ended) };
}

function whoIs(cookie: string): ReturnType<ReturnType<typeof createAuthenticate>['authenticate']> {
  const { authenticate } = createAuthenticate({ db, auth, operatorToken: undefined });
  return authenticate(new Request(`${URL_BASE}/api/v1/me`, { headers: { cookie } }));
}

/** What the team's audit trail has of an account, oldest first. */
async function accountEvents(email: string): Promise<unknown[]> {
  const rows = await db.auditEvent.findMany({
    where: { teamId, subjectName: email, subjectKind: 'account' },
    orderBy: [{ createdAt: 'asc' }, { action: 'asc' }],
  });
  return rows.map(({ action, details }) => [action, (details as { method?: string }).method]);
}

describe('sign-in with an OpenID Connect provider', () => {
  it('lets an invited person with a verified address into the team, in the role of the invitation', async () => {
    await invite('ada@example.org');
    const { location, cookie } = await signIn('ada');
    expect(location).toBe('/compose');
    expect(await whoIs(cookie)).toMatchObject({ kind: 'user', teamId, role: 'maintainer' });
    expect(await db.invitation.count({ where: { email: 'ada@example.org', status: 'accepted' } })).toBe(1);
    expect(await db.auditEvent.count({ where: { action: 'member.join', actorName: 'Ada' } })).toBe(1);

    // The account came from the provider: there was none to connect.
    expect(await accountEvents('ada@example.org')).toEqual([['account.sign-in', 'Test provider']]);

    const again = await signIn('ada');
    expect(await whoIs(again.cookie)).toMatchObject({ kind: 'user', role: 'maintainer' });
    expect(await db.user.count({ where: { email: 'ada@example.org' } })).toBe(1);

    const out = await post('/sign-out', {}, again.cookie);
    // The page goes to where it wants: the provider's own session is not ours to end.
    expect(out.status).toBe(200);
    expect((await accountEvents('ada@example.org')).at(-1)).toEqual(['account.sign-out', undefined]);
  });

  it('makes no account for somebody nobody invited', async () => {
    const { location, cookie } = await signIn('eve');
    expect(location).toContain('/sign-in?error=');
    expect(linkProblem(new URL(location, URL_BASE).searchParams.get('error'))?.title).toBe(
      'No team has invited your address.',
    );
    expect(cookie).not.toContain('session_token=');
    expect(await db.user.count({ where: { email: 'eve@example.org' } })).toBe(0);
  });

  it('does not believe an address that the provider has not verified', async () => {
    await invite('victim@example.org');
    const { cookie } = await signIn('mal');
    expect(await whoIs(cookie)).toBeNull();
    expect(await db.user.count({ where: { email: 'victim@example.org' } })).toBe(0);
  });

  it('does not take over an account that came by link, but can be connected to it by its person', async () => {
    const id = 'ulin';
    await db.user.create({
      data: { id, name: 'Lin', email: 'lin@example.org', emailVerified: false, updatedAt: new Date() },
    });
    await db.member.create({ data: { id: 'mlin', organizationId: teamId, userId: id, role: 'composer' } });
    expect((await signIn('lin')).location).toContain('error=account_not_linked');

    // An opened link makes the library call the address verified. Whoever opened it need not be its owner.
    const other = await db.organization.create({ data: { id: 'tother', name: 'Other', slug: 'other' } });
    await invite('lin@example.org', other.id);
    const link = await auth.createSignInLink('lin@example.org');
    const cookie = cookiesOf(await auth.handler(new Request(link.url)));
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ emailVerified: true });
    const refused = await signIn('lin');
    expect(refused.location).toContain('error=account_not_linked');
    expect(refused.cookie).not.toContain('session_token=');
    expect(await db.account.count({ where: { userId: id } })).toBe(0);
    expect(await db.member.count({ where: { organizationId: other.id, userId: id } })).toBe(0);

    const started = await post('/link-social', { provider: 'oidc', callbackURL: '/settings' }, cookie);
    const { url } = (await started.json()) as { url: string };
    const back = await signInAtProvider(url, provider.issuer, 'lin');
    await auth.handler(new Request(back, { headers: { cookie: `${cookie}; ${cookiesOf(started)}` } }));
    expect(await whoIs((await signIn('lin')).cookie)).toMatchObject({ userId: id, role: 'composer' });
    expect(await accountEvents('lin@example.org')).toEqual([
      ['account.sign-in', 'a sign-in link'],
      ['account.connect', 'Test provider'],
      ['account.sign-in', 'Test provider'],
    ]);
    // The provider has vouched for the address now, so the other team's invitation is theirs
    expect(await db.member.count({ where: { organizationId: other.id, userId: id } })).toBe(1);
  });

  it('keeps the tokens of the provider encrypted', async () => {
    for (const { accessToken } of await db.account.findMany()) {
      expect(accessToken).toMatch(/^[0-9a-f$]{40,}|^[\w$+/=-]{80,}$/i);
    }
  });
});
