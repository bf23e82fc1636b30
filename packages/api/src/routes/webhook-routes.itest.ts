import { webhookSecret } from '@boardwright/core/webhook-secret';
import { requestCancel } from '@boardwright/db/build-repository';
import { claimBuild } from '@boardwright/db/worker/claim-build';
import { finishBuild } from '@boardwright/db/worker/owned-build';
import { publishImage } from '@boardwright/db/worker/publish-image';
import { reconcileBuilds } from '@boardwright/db/worker/reconcile-builds';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubmitResult } from '../schemas/lists.ts';
import type { DeliveryDetail, DeliveryList, WebhookList, WebhookWithSecret } from '../schemas/webhook.ts';
import {
  type ApiFixture,
  addBuild,
  addImage,
  sampleSpec,
  startApi,
  WEBHOOK_SERVER_SECRET,
} from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());
beforeEach(async () => {
  await fixture.db.webhook.deleteMany();
});

const ALL = ['build.ready', 'build.failed', 'build.cancelled', 'image.channel'];

async function create(
  events = ALL,
  as: 'us' | 'others' = 'us',
  url = 'https://ci.test/hook?key=1',
): Promise<WebhookWithSecret> {
  const response = await fixture.send('POST', '/webhooks', { as, body: { url, events } });
  expect(response.status).toBe(201);
  return (await response.json()) as WebhookWithSecret;
}

async function deliveries(hookId: string, query = ''): Promise<DeliveryList> {
  return (await (await fixture.send('GET', `/webhooks/${hookId}/deliveries${query}`)).json()) as DeliveryList;
}

async function onlyDelivery(hookId: string): Promise<DeliveryDetail> {
  const [one, ...more] = (await deliveries(hookId)).deliveries;
  expect(more).toEqual([]);
  return (await (await fixture.send('GET', `/webhook-deliveries/${one?.id}`)).json()) as DeliveryDetail;
}

async function startBuild(): Promise<{ buildId: string; workerId: string; attempt: number }> {
  const buildId = await addBuild(fixture.db, fixture.us.teamId);
  const claimed = await claimBuild(fixture.db, buildId, 'w1');
  return { buildId, workerId: 'w1', attempt: claimed?.attempt ?? 0 };
}

describe('a webhook', () => {
  it('shows its secret once and stores none', async () => {
    const { secret, webhook } = await create(['build.ready', 'build.ready']);
    expect(webhook).toMatchObject({ events: ['build.ready'], enabled: true, createdBy: 'Owner' });
    const row = await fixture.db.webhook.findUniqueOrThrow({ where: { id: webhook.id } });
    expect(secret).toBe(webhookSecret(WEBHOOK_SERVER_SECRET, webhook.id, row.salt));
    const listed = (await (await fixture.send('GET', '/webhooks')).json()) as WebhookList;
    expect(listed.webhooks.map(({ id }) => id)).toEqual([webhook.id]);
    const audit = await fixture.db.auditEvent.findMany({ where: { action: 'webhook.create' } });
    const everything = JSON.stringify([listed, row, audit]);
    expect(everything).not.toContain(secret.slice('whsec_'.length));
    expect(JSON.stringify([listed, audit])).not.toContain(row.salt);
    // A query may hold a secret of the receiver's: the audit trail names the host alone
    expect(JSON.stringify(audit)).not.toContain('key=1');
  });

  it.each([
    ['no address', { url: '' }, 'url'],
    ['another scheme', { url: 'file:///etc/passwd' }, 'url'],
    ['a password in it', { url: 'https://a:b@ci.test/' }, 'url'],
    ['an endless address', { url: `https://ci.test/${'x'.repeat(2000)}` }, 'url'],
    ['no event', { events: [] }, 'events'],
    ['an unknown event', { events: ['build.dreamt'] }, 'events'],
    ['an unknown field', { secret: 'mine' }, 'secret'],
  ])('is refused with %s, naming the field', async (_name, change, field) => {
    const body = { url: 'https://ci.test/', events: ['build.ready'], ...change };
    const response = await fixture.send('POST', '/webhooks', { body });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain(field);
  });

  it('can be changed, and turned off and on', async () => {
    const { webhook } = await create();
    await fixture.db.webhook.update({ where: { id: webhook.id }, data: { stoppedBecause: 'gone' } });
    const path = `/webhooks/${webhook.id}`;
    const off = await fixture.send('PATCH', path, { body: { enabled: false, events: ['build.failed'] } });
    expect(await off.json()).toMatchObject({
      enabled: false,
      events: ['build.failed'],
      stoppedBecause: null,
      url: webhook.url,
    });
    expect((await fixture.send('PATCH', path, { body: {} })).status).toBe(400);
    expect((await fixture.send('DELETE', path)).status).toBe(204);
    expect((await fixture.send('DELETE', path)).status).toBe(404);
  });

  it('gets a new secret while the old one still signs', async () => {
    const { secret, webhook } = await create();
    const renewed = await fixture.send('POST', `/webhooks/${webhook.id}/secret`);
    const { secret: next } = (await renewed.json()) as WebhookWithSecret;
    expect(next).not.toBe(secret);
    const row = await fixture.db.webhook.findUniqueOrThrow({ where: { id: webhook.id } });
    expect(webhookSecret(WEBHOOK_SERVER_SECRET, webhook.id, row.previousSalt ?? '')).toBe(secret);
    expect(row.previousUntil?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  });

  it('is one of twenty at most', async () => {
    for (let count = 0; count < 20; count += 1) await create();
    const body = { url: 'https://ci.test/', events: ['build.ready'] };
    expect((await fixture.send('POST', '/webhooks', { body })).status).toBe(409);
  });

  it('may be read by those who release, and changed by those who manage', async () => {
    const { webhook } = await create();
    const get = (as: 'composer' | 'maintainer'): Promise<Response> =>
      fixture.send('GET', `/webhooks/${webhook.id}/deliveries`, { as });
    expect((await get('composer')).status).toBe(403);
    expect((await get('maintainer')).status).toBe(200);
    expect((await fixture.send('POST', `/webhooks/${webhook.id}/test`, { as: 'maintainer' })).status).toBe(
      403,
    );
  });
});

describe('news', () => {
  it('of a build that failed go to the webhooks that listen, and to no other', async () => {
    const { webhook } = await create(['build.failed']);
    const deaf = await create(['build.ready']);
    const off = await create(['build.failed']);
    await fixture.send('PATCH', `/webhooks/${off.webhook.id}`, { body: { enabled: false } });
    const foreign = await create(['build.failed'], 'others');
    const own = await startBuild();
    const failure = {
      code: 'OUT_OF_DISK',
      stage: 'image',
      message: 'The disk is full.',
      advice: 'Make room.',
    };
    expect(await finishBuild(fixture.db, own, { status: 'failed', failure, logLines: 1 })).toBe(true);
    const delivery = await onlyDelivery(webhook.id);
    expect(delivery).toMatchObject({
      event: 'build.failed',
      subject: 'sample',
      state: 'pending',
      tries: 0,
      lastAttempt: null,
      payload: {
        build: {
          id: own.buildId,
          status: 'failed',
          board: 'qemu-x86_64',
          failure: { code: 'OUT_OF_DISK', stage: 'image', message: 'The disk is full.' },
        },
        image: null,
      },
    });
    expect(await fixture.db.webhookDelivery.count({ where: { hookId: deaf.webhook.id } })).toBe(0);
    expect(await fixture.db.webhookDelivery.count({ where: { hookId: off.webhook.id } })).toBe(0);
    expect(await fixture.db.webhookDelivery.count({ where: { hookId: foreign.webhook.id } })).toBe(0);
    // Nothing is told twice: the build is over
    expect(await finishBuild(fixture.db, own, { status: 'failed', failure, logLines: 1 })).toBe(false);
    await onlyDelivery(webhook.id);
  });

  it('of a build that is ready have its image', async () => {
    const { webhook } = await create(['build.ready']);
    const own = await startBuild();
    const names = { name: 'sample', board: 'qemu-x86_64', engine: 'debian', release: 'trixie' };
    const hashes = { specHash: 'a'.repeat(64), planHash: 'p'.repeat(64), sha256: 'c'.repeat(64) };
    const rest = { spec: {}, resolved: {}, evidence: {}, sizeBytes: 7e9, buildMs: 1, artifacts: [] };
    const image = { teamId: fixture.us.teamId, ...names, ...hashes, ...rest };
    const imageId = await publishImage(fixture.db, own, image, { logLines: 1 });
    expect((await onlyDelivery(webhook.id)).payload).toMatchObject({
      build: { id: own.buildId, status: 'ready', cached: false, failure: null },
      image: { id: imageId, sha256: 'c'.repeat(64), sizeBytes: 7e9, channel: 'draft' },
    });
  });

  it('of a finished image handed out at once say so', async () => {
    const { webhook } = await create(['build.ready']);
    const first = (await (
      await fixture.send('POST', '/builds', { body: { spec: sampleSpec('told') } })
    ).json()) as SubmitResult;
    const { planHash } = await fixture.db.build.findUniqueOrThrow({ where: { id: first.build.id } });
    await requestCancel(fixture.db, fixture.us.teamId, first.build.id, new Date());
    await addImage(fixture, fixture.us.teamId, { planHash });
    const second = (await (
      await fixture.send('POST', '/builds', { body: { spec: sampleSpec('told') } })
    ).json()) as SubmitResult;
    expect(second.cached).toBe(true);
    expect((await onlyDelivery(webhook.id)).payload).toMatchObject({
      build: { id: second.build.id, cached: true },
      image: { id: second.imageId },
    });
  });

  it('of a build cancelled while it waited, and of one lost with its worker too often', async () => {
    const { webhook } = await create(['build.cancelled', 'build.failed']);
    const waiting = await addBuild(fixture.db, fixture.us.teamId);
    expect((await fixture.send('POST', `/builds/${waiting}/cancel`)).status).toBe(202);
    expect(await onlyDelivery(webhook.id)).toMatchObject({
      event: 'build.cancelled',
      payload: { build: { id: waiting } },
    });
    const { buildId } = await startBuild();
    const failure = { code: 'SANDBOX_LOST', stage: 'prepare', message: 'Lost.', advice: 'None.' };
    await fixture.db.build.update({ where: { id: buildId }, data: { heartbeatAt: new Date(0) } });
    await reconcileBuilds(fixture.db, { staleMs: 1000, maxAttempts: 1, failure });
    const [newest] = (await deliveries(webhook.id)).deliveries;
    expect(newest).toMatchObject({ event: 'build.failed', subject: 'sample' });
  });

  it('of a channel say who moved the image and why', async () => {
    const { webhook } = await create(['image.channel']);
    const id = await addImage(fixture, fixture.us.teamId);
    const body = { to: 'candidate', reason: 'Boots on the bench' };
    await fixture.send('POST', `/images/${id}/channel`, { body });
    expect((await fixture.send('POST', `/images/${id}/channel`, { body })).status).toBe(409);
    expect((await onlyDelivery(webhook.id)).payload).toMatchObject({
      image: { id, channel: 'candidate', board: 'qemu-x86_64' },
      from: 'draft',
      to: 'candidate',
      reason: 'Boots on the bench',
      by: 'Owner',
    });
  });
});

describe('messages', () => {
  it('are listed newest first, page by page', async () => {
    const { webhook } = await create();
    for (let count = 0; count < 3; count += 1) {
      expect((await fixture.send('POST', `/webhooks/${webhook.id}/test`)).status).toBe(202);
    }
    const first = await deliveries(webhook.id, '?limit=2');
    const second = await deliveries(webhook.id, `?limit=2&cursor=${first.next}`);
    const ids = [...first.deliveries, ...second.deliveries].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(second.next).toBeNull();
    expect((await fixture.send('GET', `/webhooks/${webhook.id}/deliveries?cursor=x`)).status).toBe(400);
  });

  it('are sent again with the same id', async () => {
    const { webhook } = await create();
    await fixture.send('POST', `/webhooks/${webhook.id}/test`);
    const { id } = await onlyDelivery(webhook.id);
    await fixture.db.webhookDelivery.update({ where: { id }, data: { state: 'failed', tries: 10 } });
    const replayed = await fixture.send('POST', `/webhook-deliveries/${id}/replay`);
    expect(replayed.status).toBe(202);
    expect(await replayed.json()).toMatchObject({ id, state: 'pending', tries: 0 });
    expect(await fixture.db.auditEvent.count({ where: { action: 'webhook.replay' } })).toBe(1);
  });
});

it('takes https alone, unless the operator allows more', async () => {
  const strict = await startApi({ webhookAllowPrivate: false });
  try {
    const body = { url: 'http://ci.test/', events: ['build.ready'] };
    const response = await strict.send('POST', '/webhooks', { body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('https://') });
  } finally {
    await strict.stop();
  }
});
