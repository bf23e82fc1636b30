import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '@boardwright/core/logger';
import { webhookSecret } from '@boardwright/core/webhook-secret';
import { createDb, type Db } from '@boardwright/db/client';
import { newId } from '@boardwright/db/new-id';
import { ensureDefaultTeam } from '@boardwright/db/team-repository';
import { insertDelivery, replayDelivery } from '@boardwright/db/webhook-delivery-repository';
import { renewSalt } from '@boardwright/db/webhook-repository';
import type { DeliveryAttempt } from '@boardwright/db/worker/webhook-deliveries';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServices, type TestServices } from '../../../../tests/services/start-services.ts';
import { openReceiver, type Receiver } from '../testing/receiver.ts';
import { REPOSITORY_ROOT } from '../testing/test-bench.ts';
import { type Courier, type CourierTiming, createCourier } from './courier.ts';

const SERVER_SECRET = 'a secret of the tests, 32 or more';
const QUICK: CourierTiming = { timeoutMs: 1000, leaseMs: 2000, pausesMs: [50, 50, 50] };

let services: TestServices;
let db: Db;
let teamId: string;
let receiver: Receiver;
const couriers: Courier[] = [];

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
  teamId = (await ensureDefaultTeam(db)).id;
});
afterAll(async () => {
  await db.$disconnect();
  await services.stop();
});
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(async () => {
  for (const one of couriers.splice(0)) await one.settled();
  await receiver.close();
  await db.webhook.deleteMany();
});

function courier(change: { timing?: CourierTiming; allowPrivate?: boolean } = {}): Courier {
  const made = createCourier({
    db,
    logger: createLogger('courier', 'silent'),
    serverSecret: SERVER_SECRET,
    publicUrl: 'http://boardwright.test',
    allowPrivate: change.allowPrivate ?? true,
    timing: change.timing ?? QUICK,
  });
  couriers.push(made);
  return made;
}

async function addHook(url = receiver.url): Promise<{ id: string; secret: string }> {
  const id = newId('h');
  await db.webhook.create({
    data: { id, teamId, url, events: ['build.ready'], salt: 'salt', createdByName: 'Owner' },
  });
  return { id, secret: webhookSecret(SERVER_SECRET, id, 'salt') };
}

async function addMessage(hookId: string, subject = 'gateway'): Promise<string> {
  const payload = { build: { id: 'b1', name: subject } };
  return insertDelivery(db, { teamId, hookId, event: 'build.ready', subject, payload, at: new Date() });
}

async function read(id: string) {
  const row = await db.webhookDelivery.findUniqueOrThrow({ where: { id } });
  return { ...row, attempts: row.attempts as unknown as DeliveryAttempt[] };
}

/** Sends what is due again and again until the message is over. */
async function sendUntilOver(id: string, using = courier()): Promise<Awaited<ReturnType<typeof read>>> {
  for (let turn = 0; turn < 200; turn += 1) {
    await using.sendDue();
    await using.settled();
    const row = await read(id);
    if (row.state !== 'pending') return row;
    await sleep(25);
  }
  throw new Error(`message ${id} is not over`);
}

describe('a message', () => {
  it('arrives signed, so that a library tells it from one of somebody else', async () => {
    const hook = await addHook();
    const id = await addMessage(hook.id);
    expect(await sendUntilOver(id)).toMatchObject({ state: 'delivered', tries: 1 });
    const [got] = receiver.requests;
    if (got === undefined) throw new Error('nothing arrived');
    expect(got.headers).toMatchObject({ 'webhook-id': id, 'content-type': 'application/json' });
    const verified = new Webhook(hook.secret).verify(got.body, got.headers);
    expect(verified).toMatchObject({
      type: 'build.ready',
      source: 'http://boardwright.test',
      data: { build: { id: 'b1', name: 'gateway' } },
    });
    const stranger = new Webhook(webhookSecret('another secret of 32 characters!!', hook.id, 'salt'));
    expect(() => stranger.verify(got.body, got.headers)).toThrow('No matching signature');
    expect(() => new Webhook(hook.secret).verify(`${got.body} `, got.headers)).toThrow();
  });

  it('is signed with the old secret as well while a receiver changes over', async () => {
    const hook = await addHook();
    await renewSalt(db, teamId, hook.id, 'newer', new Date(Date.now() + 60_000));
    await sendUntilOver(await addMessage(hook.id));
    await db.webhook.update({ where: { id: hook.id }, data: { previousUntil: new Date(0) } });
    await sendUntilOver(await addMessage(hook.id));
    const [during, later] = receiver.requests;
    const newer = new Webhook(webhookSecret(SERVER_SECRET, hook.id, 'newer'));
    const older = new Webhook(hook.secret);
    for (const one of [during, later]) expect(newer.verify(one?.body ?? '', one?.headers ?? {})).toBeTruthy();
    expect(older.verify(during?.body ?? '', during?.headers ?? {})).toBeTruthy();
    expect(() => older.verify(later?.body ?? '', later?.headers ?? {})).toThrow('No matching signature');
  });

  it('is sent again after 500 with the same id and content, until it is taken', async () => {
    receiver.answers.push({ status: 500, body: 'not now' }, { status: 503 });
    const hook = await addHook();
    const id = await addMessage(hook.id);
    const row = await sendUntilOver(id);
    expect(row).toMatchObject({ state: 'delivered', tries: 3 });
    expect(row.attempts).toMatchObject([
      { status: 500, error: 'The receiver answered 500.', response: 'not now' },
      { status: 503 },
      { status: 200, error: null },
    ]);
    const ids = receiver.requests.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([id, id, id]);
    expect(new Set(receiver.requests.map(({ body }) => body)).size).toBe(1);
    for (const got of receiver.requests) new Webhook(hook.secret).verify(got.body, got.headers);
  });

  it('fails after the last attempt, and goes out again when it is asked for', async () => {
    receiver.answers.push(...Array.from({ length: 4 }, () => ({ status: 500 })));
    const hook = await addHook();
    const id = await addMessage(hook.id);
    expect(await sendUntilOver(id)).toMatchObject({ state: 'failed', tries: 4 });
    await courier().sendDue();
    expect(receiver.requests).toHaveLength(4);
    expect(await replayDelivery(db, teamId, id, new Date())).toBe(true);
    const row = await sendUntilOver(id);
    expect(row).toMatchObject({ state: 'delivered', tries: 1 });
    expect(row.attempts).toHaveLength(5);
    expect(receiver.requests.at(-1)?.headers['webhook-id']).toBe(id);
    expect(await replayDelivery(db, 'another team', id, new Date())).toBe(false);
  });

  it('is sent by one of many workers', async () => {
    const hook = await addHook();
    const ids = await Promise.all(Array.from({ length: 12 }, (_, index) => addMessage(hook.id, `b${index}`)));
    const many = Array.from({ length: 5 }, () => courier());
    for (let turn = 0; turn < 20 && receiver.requests.length < ids.length; turn += 1) {
      await Promise.all(many.map((one) => one.sendDue()));
      await Promise.all(many.map((one) => one.settled()));
    }
    const arrived = receiver.requests.map(({ headers }) => headers['webhook-id']);
    expect([...arrived].sort()).toEqual([...ids].sort());
  });

  it('survives a worker that is killed while it sends', async () => {
    receiver.answers.push('hang');
    const hook = await addHook();
    const id = await addMessage(hook.id);
    const settings = {
      databaseUrl: services.databaseUrl,
      serverSecret: SERVER_SECRET,
      timeoutMs: 30_000,
      leaseMs: 1500,
    };
    const main = 'apps/worker/src/testing/courier-main.ts';
    const child = spawn(process.execPath, ['--import', 'tsx', main, JSON.stringify(settings)], {
      cwd: REPOSITORY_ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await receiver.arrived(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await read(id)).toMatchObject({ state: 'pending', tries: 0, attempts: [] });
    expect(await sendUntilOver(id)).toMatchObject({ state: 'delivered', tries: 1 });
    expect(receiver.requests.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
  });
});

describe('a receiver', () => {
  it('that answers 410 is left alone, and the team is told why', async () => {
    receiver.answers.push({ status: 410 });
    const hook = await addHook();
    expect(await sendUntilOver(await addMessage(hook.id))).toMatchObject({ state: 'failed', tries: 1 });
    const row = await db.webhook.findUniqueOrThrow({ where: { id: hook.id } });
    expect(row.enabled).toBe(false);
    expect(row.stoppedBecause).toContain('410');
    const waiting = await addMessage(hook.id);
    await courier().sendDue();
    expect(await read(waiting)).toMatchObject({ state: 'pending', tries: 0 });
  });

  it('that redirects is not followed, and one that asks for time gets it', async () => {
    const hook = await addHook();
    receiver.answers.push({ status: 307, headers: { location: `${receiver.url}/elsewhere` } });
    const id = await addMessage(hook.id);
    await courier().sendDue();
    await couriers[0]?.settled();
    expect((await read(id)).attempts).toMatchObject([
      { status: 307, error: expect.stringContaining('redirects are not followed') },
    ]);
    expect(receiver.requests).toHaveLength(1);
    receiver.answers.push({ status: 429, headers: { 'retry-after': '3600' } });
    await sleep(100);
    await couriers[0]?.sendDue();
    await couriers[0]?.settled();
    const waits = (await read(id)).nextAttemptAt.getTime() - Date.now();
    expect(waits).toBeGreaterThan(3_500_000);
  });

  it('that says nothing, too much, or breaks off is no harm', async () => {
    const hook = await addHook();
    receiver.answers.push('hang');
    const silent = await sendUntilOver(await addMessage(hook.id));
    expect(silent.attempts).toMatchObject([
      { status: null, error: 'No answer within 1 s.' },
      { status: 200 },
    ]);
    receiver.answers.push({ status: 200, body: `a\0b${'x'.repeat(5_000_000)}` });
    const [talkative] = (await sendUntilOver(await addMessage(hook.id))).attempts;
    expect(talkative?.response).toMatch(/^abx+$/);
    expect(Buffer.byteLength(talkative?.response ?? '')).toBeLessThanOrEqual(2048);
    receiver.answers.push('reset');
    const broken = await sendUntilOver(await addMessage(hook.id));
    expect(broken.attempts).toMatchObject([{ status: null, error: expect.stringContaining('failed') }, {}]);
  });

  it('that is slow does not keep others waiting', async () => {
    const other = await openReceiver();
    try {
      receiver.answers.push(...Array.from({ length: 50 }, () => 'hang' as const));
      const slow = await addHook();
      for (let count = 0; count < 50; count += 1) await addMessage(slow.id);
      const quick = await addHook(other.url);
      const id = await addMessage(quick.id);
      const one = courier();
      await one.sendDue();
      await other.arrived(1);
      expect(other.requests[0]?.headers['webhook-id']).toBe(id);
      expect(receiver.requests.length).toBeLessThanOrEqual(4);
    } finally {
      await db.webhook.deleteMany();
      await other.close();
    }
  });
});

describe('an address that is not public', () => {
  it.each([
    ['loopback', (port: number) => `https://127.0.0.1:${port}/`],
    ['a name that leads to loopback', (port: number) => `https://localhost:${port}/`],
    ['loopback of IPv6', (port: number) => `https://[::1]:${port}/`],
    ['loopback as one number', (port: number) => `https://2130706433:${port}/`],
    ['an IPv4 address in IPv6', (port: number) => `https://[::ffff:127.0.0.1]:${port}/`],
    ['metadata of a cloud', () => 'https://169.254.169.254/latest/meta-data/'],
    ['a private network', () => 'https://10.0.0.1/'],
    ['no address at all', () => 'https://0.0.0.0/'],
  ])('is not connected to: %s', async (_name, url) => {
    const hook = await addHook(url(receiver.port));
    const timing = { ...QUICK, pausesMs: [] };
    const row = await sendUntilOver(await addMessage(hook.id), courier({ allowPrivate: false, timing }));
    expect(row.attempts).toMatchObject([
      { status: null, error: expect.stringContaining('not a public one') },
    ]);
    expect(receiver.connections()).toBe(0);
  });

  it('nor is plain http used, unless the operator allows it', async () => {
    const hook = await addHook('http://example.org/');
    const timing = { ...QUICK, pausesMs: [] };
    const row = await sendUntilOver(await addMessage(hook.id), courier({ allowPrivate: false, timing }));
    expect(row.attempts).toMatchObject([{ error: 'The address must begin with https://.' }]);
  });
});

it('forgets messages of more than 30 days ago', async () => {
  const hook = await addHook();
  const [old, young] = [await addMessage(hook.id), await addMessage(hook.id)];
  await db.webhookDelivery.update({
    where: { id: old },
    data: { createdAt: new Date(Date.now() - 31 * 24 * 3_600_000) },
  });
  await courier().forgetOld();
  expect((await db.webhookDelivery.findMany()).map(({ id }) => id)).toEqual([young]);
});
