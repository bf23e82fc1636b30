import { claimBuild } from '@boardwright/db/worker/claim-build';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BuildView } from '../schemas/build.ts';
import type { SubmitResult } from '../schemas/lists.ts';
import type { Problem } from '../schemas/problem.ts';
import type { QuotaLimits, QuotaView } from '../schemas/quota.ts';
import { type ApiFixture, addBuild, addImage, sampleSpec, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());
beforeEach(async () => {
  await fixture.db.build.deleteMany();
  await fixture.db.image.deleteMany();
  await fixture.db.teamQuota.deleteMany();
});

const NO_LIMITS: QuotaLimits = { concurrentBuilds: null, buildsPerDay: null, storageGiB: null };

async function limit(change: Partial<QuotaLimits>): Promise<void> {
  const response = await fixture.send('PUT', '/quota', { as: 'operator', body: { ...NO_LIMITS, ...change } });
  expect(response.status).toBe(200);
}

async function quota(as: 'us' | 'others' | 'viewer' = 'us'): Promise<QuotaView> {
  return (await (await fixture.send('GET', '/quota', { as })).json()) as QuotaView;
}

function submit(name: string, fresh = false): Promise<Response> {
  return fixture.send('POST', '/builds', { body: { spec: sampleSpec(name), fresh } });
}

describe('a quota', () => {
  it('is none until the operator sets one, and everybody in the team sees it', async () => {
    expect((await quota()).limits).toEqual(NO_LIMITS);
    await limit({ concurrentBuilds: 2, buildsPerDay: 10 });
    expect(await quota('viewer')).toMatchObject({
      limits: { concurrentBuilds: 2, buildsPerDay: 10, storageGiB: null },
      use: { running: 0, queued: 0, buildsToday: 0, storageBytes: 0 },
    });
    expect((await quota('others')).limits).toEqual(NO_LIMITS);
    expect(await fixture.db.auditEvent.count({ where: { action: 'team.set-quota' } })).toBe(1);
  });

  it('is set by nobody else', async () => {
    for (const as of ['us', 'owner', 'maintainer'] as const) {
      expect((await fixture.send('PUT', '/quota', { as, body: NO_LIMITS })).status).toBe(403);
    }
  });

  it.each([
    ['less than nothing', { buildsPerDay: -1 }],
    ['no place to build at all', { concurrentBuilds: 0 }],
    ['a part of a build', { concurrentBuilds: 1.5 }],
    ['text', { storageGiB: 'much' }],
    ['a limit there is not', { people: 3 }],
  ])('is not %s', async (_name, change) => {
    const body = { ...NO_LIMITS, ...change };
    expect((await fixture.send('PUT', '/quota', { as: 'operator', body })).status).toBe(400);
  });
});

describe('builds of a day', () => {
  it('are refused when they are used up, with the time until there are more', async () => {
    await limit({ buildsPerDay: 2 });
    for (const name of ['one', 'two']) expect((await submit(name)).status).toBe(202);
    const refused = await submit('three');
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(86_400);
    const problem = (await refused.json()) as Problem;
    expect(problem.code).toBe('QUOTA_EXCEEDED');
    expect(problem.detail).toMatch(/^This team has started all 2 builds .* 00:00 UTC, in /);
    expect((await quota()).use).toMatchObject({ buildsToday: 2, queued: 2 });
  });

  it('do not count what joins an equal build, a finished image, or what was taken back in time', async () => {
    await limit({ buildsPerDay: 1 });
    const first = (await (await submit('one')).json()) as SubmitResult;
    expect(await (await submit('one')).json()).toMatchObject({ coalesced: true });
    expect((await submit('one', true)).status).toBe(429);
    const { planHash } = await fixture.db.build.findUniqueOrThrow({ where: { id: first.build.id } });
    await fixture.send('POST', `/builds/${first.build.id}/cancel`);
    expect((await quota()).use.buildsToday).toBe(0);
    const again = (await (await submit('one')).json()) as SubmitResult;
    await claimBuild(fixture.db, again.build.id, 'w1');
    await addImage(fixture, fixture.us.teamId, { planHash });
    expect(await (await submit('one')).json()).toMatchObject({ cached: true });
    expect((await submit('two')).status).toBe(429);
    expect((await quota()).use).toMatchObject({ buildsToday: 1, running: 1 });
  });

  it('of yesterday do not count', async () => {
    await limit({ buildsPerDay: 1 });
    await submit('one');
    await fixture.db.build.updateMany({ data: { createdAt: new Date(Date.now() - 86_400_000) } });
    expect((await submit('two')).status).toBe(202);
  });

  it('are never one more, however many ask at once', async () => {
    await limit({ buildsPerDay: 3 });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => submit(`at-once-${index}`)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, 202, 202, 429, 429, 429, 429, 429]);
  });

  it('of another team are not ours', async () => {
    await limit({ buildsPerDay: 1 });
    await addBuild(fixture.db, fixture.others.teamId);
    expect((await submit('one')).status).toBe(202);
  });
});

describe('storage', () => {
  it('counts a file once, and refuses new builds when it is full', async () => {
    for (const content of ['same', 'same', 'another'])
      await addImage(fixture, fixture.us.teamId, { content });
    await addImage(fixture, fixture.others.teamId, { content: 'not of ours' });
    expect((await quota()).use.storageBytes).toBe('same'.length + 'another'.length);
    await limit({ storageGiB: 0 });
    const refused = await submit('one');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('Delete images') });
  });
});

describe('builds at once', () => {
  it('say why they wait', async () => {
    await limit({ concurrentBuilds: 1 });
    const [first, second] = [
      await addBuild(fixture.db, fixture.us.teamId),
      await addBuild(fixture.db, fixture.us.teamId),
    ];
    const read = async (id: string): Promise<BuildView> =>
      (await (await fixture.send('GET', `/builds/${id}`)).json()) as BuildView;
    expect((await read(first)).heldBack).toBeNull();
    expect((await read(second)).heldBack).toEqual({ running: 0, limit: 1 });
    await claimBuild(fixture.db, first, 'w1');
    expect((await read(second)).heldBack).toEqual({ running: 1, limit: 1 });
    await limit({ concurrentBuilds: 2 });
    expect((await read(second)).heldBack).toBeNull();
  });
});
