import { join } from 'node:path';
import { createLocalStore } from '@boardwright/artifacts/local-store';
import { insertBuild } from '@boardwright/db/build-repository';
import { createDb } from '@boardwright/db/client';
import { newId } from '@boardwright/db/new-id';
import { claimBuild } from '@boardwright/db/worker/claim-build';
import { finishBuild, heartbeatBuild } from '@boardwright/db/worker/owned-build';
import { debianBuilder } from '@boardwright/engines/debian/builder';
import { connectLiveRedis } from '@boardwright/jobs/redis';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { openBuildLog } from '../../apps/worker/src/log/build-log.ts';
import { createChunkPublisher } from '../../apps/worker/src/log/publish-chunks.ts';
import { createDockerSandbox } from '../../apps/worker/src/sandbox/docker.ts';
import { builderImageTag } from '../../tests/stack/builder-image.ts';
import type { BenchRow } from '../report.ts';
import { type BenchStack, connections } from '../stack.ts';

const LINES = 400_000;
const WORKER_ID = 'bench-log';

/** Follows a build's events over HTTP; resolves when line `LINES` arrived. */
async function follow(
  stack: BenchStack,
  buildId: string,
): Promise<{ firstMs: number; gaps: number; lines: number }> {
  const start = performance.now();
  const answer = await stack.api(`/builds/${buildId}/events`, { headers: { accept: 'text/event-stream' } });
  if (answer.body === null) throw new Error('no event stream');
  let firstMs = Number.NaN;
  let next = 1;
  let gaps = 0;
  const events = answer.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const event of events) {
    if (Number.isNaN(firstMs)) firstMs = performance.now() - start;
    if (event.event !== 'lines') continue;
    for (const line of JSON.parse(event.data) as { n: number }[]) {
      if (line.n !== next) gaps += 1;
      next = line.n + 1;
    }
    if (next > LINES) break;
  }
  return { firstMs, gaps, lines: next - 1 };
}

/**
 * Lines a second from a container's output through the sandbox, the numbered log, the store and Redis to a reader of
 * the server-sent events, with none lost; and the time to the first byte of the stream.
 */
export async function benchLogThroughput(stack: BenchStack): Promise<BenchRow[]> {
  const { databaseUrl, redisUrl } = await connections(stack);
  const db = createDb(databaseUrl);
  const redis = connectLiveRedis(redisUrl);
  const store = createLocalStore(join(stack.dataDir, 'store'));
  const team = await db.organization.findFirstOrThrow();
  const id = newId('b');
  const plain = {
    name: 'log-bench',
    board: 'qemu-x86_64',
    engine: 'debian',
    release: 'trixie',
    spec: {},
    resolved: {},
  };
  const none = { createdById: null, retryOfId: null, estimatedMs: null, finished: null, fresh: true };
  await insertBuild(db, {
    id,
    teamId: team.id,
    ...plain,
    ...none,
    specHash: id,
    planHash: id,
    createdAt: new Date(),
  });
  const claimed = await claimBuild(db, id, WORKER_ID);
  if (claimed === null) throw new Error('another worker took the bench build');
  const own = { buildId: id, workerId: WORKER_ID, attempt: claimed.attempt };
  const heartbeat = setInterval(() => void heartbeatBuild(db, own, 0), 1_000);
  const log = await openBuildLog(store, id, createChunkPublisher(redis, id), (thrown) => {
    throw thrown;
  });
  const sandbox = createDockerSandbox({ instance: stack.instance });
  const reader = follow(stack, id);
  const start = performance.now();
  const result = await sandbox.run({
    owner: { buildId: id, stage: 'log', workerId: WORKER_ID, attempt: claimed.attempt },
    image: await builderImageTag(debianBuilder),
    argv: ['seq', '-f', 'step %g: gcc -O2 -c some/dir/file.c -o some/dir/file.o', '1', String(LINES)],
    env: {},
    files: [],
    rootfs: { mode: 'none', layers: [] },
    stageOutputs: {},
    caches: [],
    network: 'none',
    capabilities: [],
    optionalDevices: [],
    limits: { memoryMiB: 256, cpus: 2, pids: 50, diskMiB: 100, timeoutMs: 120_000 },
    onLine: (channel, line) => {
      log.write('log', channel, line);
      return log.backpressure();
    },
    signal: AbortSignal.timeout(120_000),
  });
  await log.close();
  const seen = await reader;
  const elapsedMs = performance.now() - start;
  clearInterval(heartbeat);
  await finishBuild(db, own, { status: 'cancelled', logLines: LINES });
  await sandbox.removeVolumes(result.ownVolumes);
  await db.$disconnect();
  redis.disconnect();
  const perSecond = LINES / (elapsedMs / 1000);
  const lost = LINES - seen.lines + seen.gaps;
  return [
    {
      name: 'log, container to event stream',
      value: `${Math.round(perSecond)} lines/s, ${lost} lost`,
      target: '>= 20,000 lines/s, none lost',
      met: perSecond >= 20_000 && lost === 0,
      figures: { linesPerSecond: perSecond, lines: LINES, lost },
    },
    {
      name: 'log, first byte of the stream',
      value: `${seen.firstMs.toFixed(0)} ms`,
      target: '',
      figures: { firstByteMs: seen.firstMs },
    },
  ];
}
