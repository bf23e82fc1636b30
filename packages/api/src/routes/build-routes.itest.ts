import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuildDetail, BuildView } from '../schemas/build.ts';
import type { BuildList, SubmitResult } from '../schemas/lists.ts';
import type { Problem } from '../schemas/problem.ts';
import { type ApiFixture, addBuild, addImage, sampleSpec, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

async function submit(name: string, extra: Record<string, unknown> = {}): Promise<SubmitResult> {
  const response = await fixture.send('POST', '/builds', { body: { spec: sampleSpec(name), ...extra } });
  expect(response.status).toBe(202);
  return (await response.json()) as SubmitResult;
}

describe('submitting', () => {
  it('makes one build of 50 equal submissions at once', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => submit('fifty')));
    expect(new Set(results.map((result) => result.build.id)).size).toBe(1);
    expect(results.filter((result) => !result.coalesced)).toHaveLength(1);
    expect(await fixture.db.build.count({ where: { name: 'fifty' } })).toBe(1);
  });

  it('hands out a finished image at once, and builds again when asked to', async () => {
    const first = await submit('cached-one');
    const imageId = await addImage(fixture, fixture.us.teamId, { planHash: first.build.planHash });
    await fixture.db.build.update({
      where: { id: first.build.id },
      data: { status: 'ready', imageId, finishedAt: new Date() },
    });
    const startedAt = performance.now();
    const second = await submit('cached-one');
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(second).toMatchObject({
      cached: true,
      coalesced: false,
      imageId,
      build: { status: 'ready', cached: true },
    });
    expect(second.build.id).not.toBe(first.build.id);

    const fresh = await submit('cached-one', { fresh: true });
    expect(fresh).toMatchObject({ cached: false, coalesced: false, build: { status: 'queued' } });
  });

  it('keeps teams apart: an equal plan of another team is neither joined nor handed out', async () => {
    const ours = await submit('apart');
    const response = await fixture.send('POST', '/builds', {
      as: 'others',
      body: { spec: sampleSpec('apart') },
    });
    const theirs = (await response.json()) as SubmitResult;
    expect(theirs.coalesced).toBe(false);
    expect(theirs.build.planHash).toBe(ours.build.planHash);
    expect(theirs.build.id).not.toBe(ours.build.id);
  });

  it('accepts YAML text', async () => {
    const text =
      'apiVersion: boardwright/v1\nname: from-yaml\nboard: qemu-x86_64\nengine: { kind: debian }\n';
    const response = await fixture.send('POST', '/builds', { body: { text } });
    expect(response.status).toBe(202);
    expect(((await response.json()) as SubmitResult).build.name).toBe('from-yaml');
  });

  it('answers 422 with the issues for a spec that is none, and for one that does not work', async () => {
    const invalid = await fixture.send('POST', '/builds', { body: { spec: { ...sampleSpec(), bord: 'x' } } });
    expect(invalid.status).toBe(422);
    expect(invalid.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await invalid.json()) as Problem;
    expect(problem.code).toBe('SPEC_INVALID');
    expect(problem.issues[0]).toMatchObject({ path: '/bord', severity: 'error' });
    expect(problem.issues[0]?.message).toContain('Did you mean "board"?');

    const conflict = await fixture.send('POST', '/builds', {
      body: { spec: { ...sampleSpec(), board: 'no-such-board' } },
    });
    expect(conflict.status).toBe(422);
    expect(((await conflict.json()) as Problem).code).toBe('SPEC_CONFLICT');
  });

  it('does not depend on Redis: the row waits and nothing fails', async () => {
    await fixture.services.stopRedis();
    try {
      const startedAt = performance.now();
      const { build } = await submit('without-redis');
      expect(build.status).toBe('queued');
      expect(performance.now() - startedAt).toBeLessThan(5000);
      expect((await fixture.send('POST', `/builds/${build.id}/cancel`)).status).toBe(202);
    } finally {
      await fixture.services.startRedis();
    }
  });
});

describe('cancelling', () => {
  it('ends a waiting build at once, and only once', async () => {
    const { build } = await submit('cancel-me');
    const response = await fixture.send('POST', `/builds/${build.id}/cancel`);
    expect(response.status).toBe(202);
    expect((await response.json()) as BuildView).toMatchObject({
      status: 'cancelled',
      cancelRequested: true,
    });
    expect((await fixture.send('POST', `/builds/${build.id}/cancel`)).status).toBe(202);
    // an equal submission starts anew
    expect((await submit('cancel-me')).coalesced).toBe(false);
  });

  it('marks a running build for its worker and lets an equal one start', async () => {
    const { build } = await submit('cancel-running');
    await fixture.db.build.update({
      where: { id: build.id },
      data: { status: 'running', startedAt: new Date() },
    });
    const response = await fixture.send('POST', `/builds/${build.id}/cancel`);
    expect((await response.json()) as BuildView).toMatchObject({ status: 'running', cancelRequested: true });
    expect((await submit('cancel-running')).coalesced).toBe(false);
  });

  it('refuses a build that is over', async () => {
    const id = await addBuild(fixture.db, fixture.us.teamId);
    await fixture.db.build.update({ where: { id }, data: { status: 'ready' } });
    const response = await fixture.send('POST', `/builds/${id}/cancel`);
    expect(response.status).toBe(409);
    expect((await response.json()) as Problem).toMatchObject({ code: 'STATE_CONFLICT' });
  });
});

describe('retrying', () => {
  it('submits the same spec as a new build', async () => {
    const { build } = await submit('retry-me');
    await fixture.db.build.update({
      where: { id: build.id },
      data: { status: 'failed', finishedAt: new Date() },
    });
    const response = await fixture.send('POST', `/builds/${build.id}/retry`);
    expect(response.status).toBe(202);
    const again = (await response.json()) as SubmitResult;
    expect(again.build.id).not.toBe(build.id);
    expect(again.build.planHash).toBe(build.planHash);
    expect((await fixture.db.build.findUniqueOrThrow({ where: { id: again.build.id } })).retryOfId).toBe(
      build.id,
    );
  });

  it('refuses a build that waits', async () => {
    const { build } = await submit('retry-waiting');
    expect((await fixture.send('POST', `/builds/${build.id}/retry`)).status).toBe(409);
  });
});

describe('listing', () => {
  it('pages through everything once, newest first', async () => {
    const ids: string[] = [];
    let cursor = '';
    do {
      const response = await fixture.send(
        'GET',
        `/builds?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      const page = (await response.json()) as BuildList;
      expect(page.builds.length).toBeLessThanOrEqual(3);
      ids.push(...page.builds.map((build) => build.id));
      cursor = page.next ?? '';
    } while (cursor !== '');
    const rows = await fixture.db.build.findMany({
      where: { teamId: fixture.us.teamId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true },
    });
    expect(ids).toEqual(rows.map((row) => row.id));
  });

  it('filters by status, board and name', async () => {
    const get = async (query: string): Promise<BuildList> =>
      (await (await fixture.send('GET', `/builds?${query}`)).json()) as BuildList;
    expect(
      (await get('status=cancelled,failed')).builds.every((build) => /cancelled|failed/.test(build.status)),
    ).toBe(true);
    expect((await get('q=FIFTY')).builds.map((build) => build.name)).toEqual(['fifty']);
    expect((await get('board=rpi5')).builds).toEqual([]);
  });

  it('says where a waiting build stands', async () => {
    const { build } = await submit('position');
    const detail = (await (await fixture.send('GET', `/builds/${build.id}`)).json()) as BuildDetail;
    expect(detail.queuePosition).toBeGreaterThanOrEqual(1);
    expect(detail.eta?.p50Ms).toBeGreaterThan(0);
    expect(detail.spec).toMatchObject({ name: 'position' });
  });

  it('names field, value and rule of a bad parameter', async () => {
    const response = await fixture.send('GET', '/builds?limit=9999');
    expect(response.status).toBe(400);
    const problem = (await response.json()) as Problem;
    expect(problem).toMatchObject({
      code: 'BAD_REQUEST',
      type: 'urn:boardwright:problem:BAD_REQUEST',
      status: 400,
    });
    expect(problem.issues[0]).toMatchObject({ path: '/limit' });
    expect(problem.issues[0]?.message).toContain('9999');
    expect((await fixture.send('GET', '/builds?cursor=nonsense')).status).toBe(400);
    expect((await fixture.send('GET', '/builds?status=sleeping')).status).toBe(400);
  });
});

describe('the queue', () => {
  it('counts and says nothing about starting while no worker lives', async () => {
    const response = await fixture.send('GET', '/queue');
    const queue = (await response.json()) as { waiting: number };
    expect(queue).toMatchObject({ workersAlive: 0, slots: 0, usuallyStartsInMs: null });
    expect(queue.waiting).toBeGreaterThan(0);
    await fixture.db.worker.create({ data: { id: 'w1', host: 'h', concurrency: 2 } });
    expect(await (await fixture.send('GET', '/queue')).json()).toMatchObject({ workersAlive: 1, slots: 2 });
  });
});

describe('resolving', () => {
  it('answers with hash and existing image', async () => {
    const { build } = await submit('resolve-me');
    const imageId = await addImage(fixture, fixture.us.teamId, { planHash: build.planHash });
    const response = await fixture.send('POST', '/resolve', { body: { spec: sampleSpec('resolve-me') } });
    expect(await response.json()).toMatchObject({ planHash: build.planHash, existingImageId: imageId });
  });

  it('answers 200 with issues and no image for a broken spec', async () => {
    const response = await fixture.send('POST', '/resolve', { body: { text: 'name: [' } });
    expect(response.status).toBe(200);
    const result = (await response.json()) as { resolved: unknown; issues: unknown[] };
    expect(result.resolved).toBeNull();
    expect(result.issues.length).toBeGreaterThan(0);
  });
});
