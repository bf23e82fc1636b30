import { setTimeout as sleep } from 'node:timers/promises';
import type { LogLine } from '@boardwright/core/log-line';
import { buildChannels } from '@boardwright/jobs/build-image';
import { announceBuildChanged } from '@boardwright/jobs/build-news';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildEvent, followBuild } from '../client/follow-build.ts';
import { type ApiFixture, addBuild, logLines, sampleSpec, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;
let redis: Redis;

beforeAll(async () => {
  fixture = await startApi();
  redis = new Redis(fixture.services.redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
});
afterAll(async () => {
  redis.disconnect();
  await fixture.stop();
});

/** Writes as a worker does: first the store, then the stream, which keeps only the last chunks. */
async function writeChunk(buildId: string, lines: readonly LogLine[], publish = true): Promise<void> {
  await fixture.store.appendLog(buildId, lines);
  if (!publish) return;
  const chunk = JSON.stringify({ first: lines[0]?.n, last: lines.at(-1)?.n, lines });
  await redis.xadd(buildChannels.logStream(buildId), 'MAXLEN', 64, '*', 'chunk', chunk);
}

async function finish(buildId: string, logLineCount: number): Promise<void> {
  await fixture.db.build.update({
    where: { id: buildId },
    data: { status: 'failed', finishedAt: new Date(), logLines: logLineCount },
  });
  await announceBuildChanged(redis, { id: buildId, teamId: fixture.us.teamId });
}

interface Follow {
  readonly from?: number;
  readonly signal?: AbortSignal;
}

function follow(buildId: string, options: Follow = {}): AsyncGenerator<BuildEvent, void> {
  return followBuild({
    url: `http://boardwright.test/api/v1/builds/${buildId}/events`,
    headers: { 'x-test-as': 'us' },
    fetch: async (input, init) => fixture.api.fetch(new Request(input as string, init)),
    ...options,
  });
}

async function collect(
  events: AsyncGenerator<BuildEvent, void>,
): Promise<{ numbers: number[]; kinds: string[] }> {
  const numbers: number[] = [];
  const kinds: string[] = [];
  for await (const event of events) {
    kinds.push(event.kind);
    if (event.kind === 'lines') numbers.push(...event.lines.map((line) => line.n));
  }
  return { numbers, kinds };
}

function upTo(count: number, from = 1): number[] {
  return Array.from({ length: count - from + 1 }, (_, index) => from + index);
}

describe('the events of a build', () => {
  it('give every line once and in order while chunks are written, and end', async () => {
    const id = await addBuild(fixture.db, fixture.us.teamId);
    await writeChunk(id, logLines(1, 700));
    const reading = collect(follow(id));
    for (let first = 701; first <= 5000; first += 100) {
      await writeChunk(id, logLines(first, first + 99));
      if (first % 500 === 1) await sleep(10);
    }
    await finish(id, 5000);
    const { numbers, kinds } = await reading;
    expect(numbers).toEqual(upTo(5000));
    expect(kinds.at(-1)).toBe('end');
    expect(kinds).toContain('build');
  });

  it('are resumed after any break without loss or doubling', async () => {
    const id = await addBuild(fixture.db, fixture.us.teamId);
    const writing = (async () => {
      for (let first = 1; first <= 3000; first += 50) {
        await writeChunk(id, logLines(first, first + 49));
        await sleep(4);
      }
      await finish(id, 3000);
    })();
    const numbers: number[] = [];
    for (let turn = 0; turn < 200; turn += 1) {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 15 + (turn % 7) * 12);
      let ended = false;
      for await (const event of follow(id, { from: (numbers.at(-1) ?? 0) + 1, signal: abort.signal })) {
        if (event.kind === 'lines') numbers.push(...event.lines.map((line) => line.n));
        ended = event.kind === 'end';
      }
      if (ended) break;
    }
    await writing;
    expect(numbers).toEqual(upTo(3000));
  });

  it('continue after Last-Event-ID even though the address says otherwise', async () => {
    const id = await addBuild(fixture.db, fixture.us.teamId);
    await writeChunk(id, logLines(1, 100));
    await finish(id, 100);
    const response = await fixture.send('GET', `/builds/${id}/events?from=1`, {
      headers: { 'last-event-id': '90' },
    });
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('cache-control')).toContain('no-transform');
    expect(text).toContain('id: 100\nevent: lines\ndata: [{"n":91,');
    expect(text).not.toContain('"n":90,');
    expect(text.trimEnd().endsWith('event: end\ndata: {"status":"failed","lines":100}')).toBe(true);
  });

  it('fill what the stream lost from the store', async () => {
    const id = await addBuild(fixture.db, fixture.us.teamId);
    const reading = collect(follow(id));
    await sleep(200);
    await writeChunk(id, logLines(1, 10));
    await writeChunk(id, logLines(11, 20), false);
    await writeChunk(id, logLines(21, 30));
    await writeChunk(id, logLines(31, 40), false);
    await finish(id, 40);
    expect((await reading).numbers).toEqual(upTo(40));
  });

  it('go on while Redis is away and when it comes back empty', async () => {
    const id = await addBuild(fixture.db, fixture.us.teamId);
    const reading = collect(follow(id));
    await writeChunk(id, logLines(1, 10));
    await fixture.services.stopRedis();
    await writeChunk(id, logLines(11, 20), false);
    await sleep(700);
    await fixture.services.startRedis();
    await redis.ping();
    await writeChunk(id, logLines(21, 30));
    await finish(id, 30);
    expect((await reading).numbers).toEqual(upTo(30));
  });

  it('stop cleanly when the reader leaves', async () => {
    const id = await addBuild(fixture.db, fixture.us.teamId);
    const response = await fixture.send('GET', `/builds/${id}/events`);
    const reader = response.body?.getReader();
    await reader?.read();
    const startedAt = performance.now();
    await reader?.cancel();
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('carry 100,000 lines to a reader, none lost', async () => {
    const id = await addBuild(fixture.db, fixture.us.teamId);
    const count = 100_000;
    const reading = collect(follow(id));
    for (let first = 1; first <= count; first += 1000) await writeChunk(id, logLines(first, first + 999));
    await finish(id, count);
    const { numbers } = await reading;
    expect(numbers).toHaveLength(count);
    expect(numbers.at(-1)).toBe(count);
  });
});

describe('the log', () => {
  it('is read in pages and as text', async () => {
    const id = await addBuild(fixture.db, fixture.us.teamId);
    await writeChunk(id, logLines(1, 25));
    await finish(id, 25);
    const page = await (await fixture.send('GET', `/builds/${id}/log?from=21&limit=3`)).json();
    expect(page).toMatchObject({ next: 24, total: 25, complete: false });
    expect(await (await fixture.send('GET', `/builds/${id}/log?from=24`)).json()).toMatchObject({
      next: 26,
      complete: true,
    });
    const text = await (await fixture.send('GET', `/builds/${id}/log/raw`)).text();
    expect(text.split('\n')).toHaveLength(26);
    expect(text.startsWith('Setting up library-1 ')).toBe(true);
  });
});

describe('list changes', () => {
  /** Opens the stream and takes its first event, which comes at once. */
  async function watch(as: 'us' | 'others'): Promise<ReadableStreamDefaultReader<Uint8Array>> {
    const reader = (await fixture.send('GET', '/events', { as })).body?.getReader();
    if (reader === undefined) throw new Error('no stream');
    expect(textOf(await reader.read())).toContain('event: changed');
    await sleep(600);
    return reader;
  }
  const textOf = ({ value }: { value?: Uint8Array | undefined }): string => new TextDecoder().decode(value);

  it('are told to the team, and to no other', async () => {
    const [ours, theirs] = [await watch('us'), await watch('others')];
    const next = { ours: ours.read(), theirs: theirs.read() };
    await announceBuildChanged(redis, { id: 'b1', teamId: fixture.us.teamId });
    expect(textOf(await next.ours)).toContain('event: changed');
    expect(await Promise.race([next.theirs, sleep(1500, 'silence')])).toBe('silence');
    await announceBuildChanged(redis, { id: 'b2', teamId: fixture.others.teamId });
    expect(textOf(await next.theirs)).toContain('event: changed');
    await Promise.all([ours.cancel(), theirs.cancel()]);
  });

  it('are told when the team submits and cancels', async () => {
    const theirs = await watch('others');
    const silence = theirs.read();
    for (const change of ['submit', 'cancel']) {
      const ours = await watch('us');
      const next = ours.read();
      const builds = await fixture.db.build.findMany({ where: { status: 'queued', name: 'told' } });
      const path = change === 'submit' ? '/builds' : `/builds/${builds[0]?.id}/cancel`;
      const body = change === 'submit' ? { spec: sampleSpec('told') } : {};
      expect((await fixture.send('POST', path, { body })).status, path).toBeLessThan(300);
      expect(textOf(await next)).toContain('event: changed');
      await ours.cancel();
    }
    expect(await Promise.race([silence, sleep(1000, 'silence')])).toBe('silence');
    await theirs.cancel();
  });
});

describe('the queue', () => {
  it('is one for all teams, and tells another team nothing but numbers', async () => {
    await addBuild(fixture.db, fixture.us.teamId);
    const [ours, theirs] = await Promise.all(
      (['us', 'others'] as const).map(async (as) => (await fixture.send('GET', '/queue', { as })).json()),
    );
    expect(theirs).toEqual(ours);
    const { usuallyStartsInMs, ...counts } = theirs as Record<string, unknown>;
    expect(usuallyStartsInMs === null || typeof usuallyStartsInMs === 'number').toBe(true);
    expect(Object.keys(counts).sort()).toEqual(['running', 'slots', 'waiting', 'workersAlive']);
    expect(Object.values(counts).every((count) => Number.isInteger(count))).toBe(true);
    expect(counts.waiting).toBeGreaterThanOrEqual(1);
  });
});
