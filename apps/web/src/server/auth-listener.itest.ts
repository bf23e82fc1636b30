import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRedisLimiters } from '@boardwright/api/redis-limiters';
import { createLogger } from '@boardwright/core/logger';
import { createDb, type Db } from '@boardwright/db/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServices, type TestServices } from '../../../../tests/services/start-services.ts';
import { type Auth, createAuth } from './auth.ts';
import { createAuthListener } from './auth-listener.ts';

let services: TestServices;
let db: Db;
let auth: Auth;
/** Of another process of the web app. */
let otherAuth: Auth;
let limiters: ReturnType<typeof createRedisLimiters>;
let otherLimiters: typeof limiters;
let server: Server;
let base: string;
let trustedProxies = 0;

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
  const listener = createAuthListener(() => ({ handleAuth: auth.handler, trustedProxies }));
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const logger = createLogger('auth-listener-test', 'silent');
  const makeAuth = (limits: typeof limiters): Auth => {
    const { createLimiter } = limits;
    return createAuth({ db, publicUrl: base, secret: 's'.repeat(32), logger, createLimiter });
  };
  limiters = createRedisLimiters(services.redisUrl, logger);
  otherLimiters = createRedisLimiters(services.redisUrl, logger);
  auth = makeAuth(limiters);
  otherAuth = makeAuth(otherLimiters);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  limiters.close();
  otherLimiters.close();
  await db.$disconnect();
  await services.stop();
});

/** Addresses nobody used yet, since tries are counted for all tests together. */
let network = 0;
beforeEach(() => {
  network += 1;
});

function guess(headers: Record<string, string>): Promise<Response> {
  return fetch(`${base}/api/auth/magic-link/verify?token=guess&callbackURL=/compose`, {
    headers,
    redirect: 'manual',
  });
}

async function guessUntilLimited(headers: (turn: number) => Record<string, string>): Promise<Response> {
  let answer = await guess(headers(0));
  for (let turn = 1; turn < 40 && answer.status === 302; turn += 1) answer = await guess(headers(turn));
  return answer;
}

describe('tries to sign in', () => {
  it('from one address are counted by what our proxy says, and others go on', async () => {
    trustedProxies = 1;
    const as = (host: number): Record<string, string> => ({
      'x-forwarded-for': `192.0.2.99, 198.51.${network}.${host}`,
    });
    const limited = await guessUntilLimited(() => as(1));
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(limited.headers.get('content-type')).toBe('application/problem+json');
    expect(await limited.json()).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
    expect((await guess(as(2))).status).toBe(302);
  });

  it('lead a person to the sign-in page when they are too many, without using their link up', async () => {
    trustedProxies = 1;
    const headers = { 'x-forwarded-for': `198.51.${network}.1`, accept: 'text/html,*/*' };
    const limited = await guessUntilLimited(() => headers);
    expect([limited.status, limited.headers.get('location')]).toEqual([303, '/sign-in?error=too_many_tries']);
    const { url } = await auth.createSetupLink();
    expect((await fetch(url, { headers, redirect: 'manual' })).headers.get('set-cookie')).toBeNull();
    const later = { ...headers, 'x-forwarded-for': `198.51.${network}.2` };
    const signedIn = await fetch(url, { headers: later, redirect: 'manual' });
    expect(signedIn.headers.get('set-cookie')).toContain('session_token');
  });

  it('are counted for all processes of the web app together', async () => {
    const statusOf = async (one: Auth): Promise<number> => {
      const request = new Request(`${base}/api/auth/magic-link/verify?token=guess&callbackURL=/compose`);
      return (await one.handler(request, `198.51.${network}.1`)).status;
    };
    const statuses: number[] = [];
    for (let turn = 0; turn < 32; turn += 1) statuses.push(await statusOf(turn % 2 === 0 ? auth : otherAuth));
    expect(statuses).toEqual([...Array(30).fill(302), 429, 429]);
  });

  it('are counted together, whatever a client says, where no proxy of ours stands before', async () => {
    trustedProxies = 0;
    const limited = await guessUntilLimited((turn) => ({
      'x-forwarded-for': `203.0.113.${turn}`,
      'x-boardwright-client': `203.0.113.${turn}`,
    }));
    expect(limited.status).toBe(429);
  });
});

it('takes a request without a body, as signing out is one, and one with', async () => {
  trustedProxies = 1;
  const from = { 'x-forwarded-for': `198.51.${network}.1` };
  const { url } = await auth.createSetupLink();
  const signedIn = await fetch(url, { headers: from, redirect: 'manual' });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  expect(await auth.readSession(new Headers({ cookie }))).not.toBeNull();
  const headers = { ...from, cookie, origin: base };
  const active = await fetch(`${base}/api/auth/organization/set-active`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ organizationId: null }),
  });
  expect(active.status).toBe(200);
  const out = await fetch(`${base}/api/auth/sign-out`, { method: 'POST', headers });
  expect(out.status).toBe(200);
  expect(await auth.readSession(new Headers({ cookie }))).toBeNull();
});
