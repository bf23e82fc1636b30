import { createRedisProducer } from '@boardwright/api/redis-producer';
import { secretHash } from '@boardwright/api/secret-token';
import { type ApiFixture, addBuild, startApi } from '@boardwright/api/testing/api-fixture';
import { createLogger } from '@boardwright/core/logger';
import { insertApiToken, revokeApiToken } from '@boardwright/db/api-token-repository';
import { removeMember } from '@boardwright/db/member-removal';
import { addMember } from '@boardwright/db/member-repository';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Auth, createAuth } from './auth.ts';
import { type Authenticate, createAuthenticate } from './authenticate.ts';

const HOUR_MS = 3_600_000;
/** Longer than the server believes that somebody is allowed. */
const LATER_MS = 12_000;

let fixture: ApiFixture;
let auth: Auth;
let sessions: Authenticate;
let news: ReturnType<typeof createRedisProducer>;
let buildId: string;
let people = 0;

beforeAll(async () => {
  fixture = await startApi({
    authenticate: (db) => {
      const logger = createLogger('open-streams-test', 'silent');
      auth = createAuth({ db, publicUrl: 'http://boardwright.test', secret: 's'.repeat(32), logger });
      sessions = createAuthenticate({ db, auth, operatorToken: undefined });
      return sessions.authenticate;
    },
  });
  news = createRedisProducer(fixture.services.redisUrl, createLogger('open-streams-test', 'silent'));
  await news.producer.ping();
  buildId = await addBuild(fixture.db, fixture.us.teamId);
});
afterAll(async () => {
  await news.close();
  await fixture.stop();
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

interface Person {
  readonly userId: string;
  readonly memberId: string;
  readonly headers: Record<string, string>;
}

/** Somebody of the team who is signed in. */
async function signIn(): Promise<Person> {
  people += 1;
  const email = `person${people}@example.org`;
  const { id: userId } = await fixture.db.user.create({
    data: { id: `u${people}`, name: 'Person', email, emailVerified: false, updatedAt: new Date() },
  });
  await addMember(fixture.db, fixture.us.teamId, userId, 'viewer');
  const member = await fixture.db.member.findFirstOrThrow({ where: { userId } });
  const { url } = await auth.createSignInLink(email);
  const cookies = (await auth.handler(new Request(url))).headers.getSetCookie();
  const cookie = cookies.map((text) => text.split(';')[0]).join('; ');
  return { userId, memberId: member.id, headers: { cookie } };
}

/** A token of somebody in the team. */
async function makeToken(lastsMs = HOUR_MS): Promise<{ id: string; headers: Record<string, string> }> {
  const { userId } = await signIn();
  const id = `k${userId}`;
  await insertApiToken(fixture.db, {
    id,
    teamId: fixture.us.teamId,
    userId,
    name: id,
    hash: secretHash(`bwt_${id}`),
    permissions: ['read'],
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + lastsMs),
  });
  return { id, headers: { authorization: `Bearer bwt_${id}` } };
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** Opens a stream and takes what comes at once, up to the given event. */
async function open(path: string, event: string, headers: Record<string, string>): Promise<Reader> {
  const response = await fixture.send('GET', path, { as: null, headers });
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error('no stream');
  for (let text = ''; !text.includes(`event: ${event}`); ) {
    const { value } = await reader.read();
    text += new TextDecoder().decode(value);
  }
  return reader;
}

/** Lets time pass, makes news, and says what the reader gets: null when the stream has ended. */
async function nextAfter(reader: Reader): Promise<string | null> {
  vi.setSystemTime(Date.now() + LATER_MS);
  await fixture.db.build.update({ where: { id: buildId }, data: { logLines: { increment: 1 } } });
  const read = reader.read();
  news.producer.announceChanged({ id: buildId, teamId: fixture.us.teamId });
  const { done, value } = await read;
  return done ? null : new TextDecoder().decode(value);
}

describe.each([
  ['the list of builds', () => '/events', 'changed'],
  ['a build', () => `/builds/${buildId}/events`, 'build'],
])('an open stream of %s', (_name, path, event) => {
  it('goes on for a good token and a signed-in member', async () => {
    for (const { headers } of [await makeToken(), await signIn()]) {
      const reader = await open(path(), event, headers);
      expect(await nextAfter(reader)).toContain(`event: ${event}`);
      expect(await nextAfter(reader)).toContain(`event: ${event}`);
      await reader.cancel();
    }
  });

  it('ends for a token that was revoked', async () => {
    const { id, headers } = await makeToken();
    const reader = await open(path(), event, headers);
    expect(await revokeApiToken(fixture.db, fixture.us.teamId, id, undefined, new Date())).not.toBeNull();
    expect(await nextAfter(reader)).toBeNull();
  });

  it('ends for a token that has expired', async () => {
    const { headers } = await makeToken(LATER_MS - 1000);
    const reader = await open(path(), event, headers);
    expect(await nextAfter(reader)).toBeNull();
  });

  it('ends for a member who was removed, and who has another team to go on with', async () => {
    const alone = await signIn();
    const elsewhere = await signIn();
    await addMember(fixture.db, fixture.others.teamId, elsewhere.userId, 'owner');
    for (const { memberId, headers } of [alone, elsewhere]) {
      const reader = await open(path(), event, headers);
      const removed = await removeMember(fixture.db, fixture.us.teamId, memberId, new Date());
      expect(removed.kind).toBe('done');
      sessions.forgetSessions();
      expect(await nextAfter(reader)).toBeNull();
    }
  });

  it('ends when nobody can say whether its reader is allowed, who may then come again', async () => {
    const { headers } = await makeToken();
    const reader = await open(path(), event, headers);
    await fixture.db.$executeRaw`ALTER TABLE "api_token" RENAME TO "api_token_away"`;
    try {
      expect(await nextAfter(reader)).toBeNull();
    } finally {
      await fixture.db.$executeRaw`ALTER TABLE "api_token_away" RENAME TO "api_token"`;
    }
    await (await open(path(), event, headers)).cancel();
  });
});
