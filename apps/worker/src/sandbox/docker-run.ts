import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@boardwright/core/app-error';
import type { Container } from 'dockerode';
import { demuxLines } from './demux.ts';
import { type StageVolumes, stageContainer } from './docker-container.ts';
import { watchDisk } from './docker-disk-watch.ts';
import type { DockerEngine } from './docker-engine.ts';
import { asSandboxError, ignoreMissing } from './docker-error.ts';
import { fillVolumes } from './docker-files.ts';
import { ownerLabels, resourceName } from './docker-labels.ts';
import { ensureNetwork } from './docker-network.ts';
import { removeContainer } from './docker-remove.ts';
import { createRootfsVolume, createScratchVolume, ensureCaches, removeVolumes } from './docker-volumes.ts';
import type { StageResult, StageRun } from './types.ts';

/** The worker's own kill, for an engine whose container outlives its dead-man timer. */
const GRACE_MS = 20_000;
const EXIT_SIGKILL = 137;
const EXIT_SIGTERM = 143;
const EXIT_TIMEOUT = 124;

interface Prepared {
  readonly volumes: StageVolumes;
  readonly stateVolume: string | undefined;
  /** Kept when the stage succeeds. */
  readonly own: readonly string[];
  /** Always removed. */
  readonly scratch: readonly string[];
}

function planVolumes(engine: DockerEngine, run: StageRun): Prepared {
  const name = (role: string): string => resourceName(engine.instance, run.owner, role);
  const stateVolume = run.rootfs.mode === 'extend' ? name('state') : undefined;
  const inVolume = run.files.length > 0 ? name('in') : undefined;
  const rootfsVolume = run.rootfs.mode === 'none' ? undefined : name('rootfs');
  const outVolume = name('out');
  return {
    volumes: { inVolume, rootfsVolume, outVolume, cacheVolumes: {}, network: undefined },
    stateVolume,
    own: [outVolume, ...(stateVolume === undefined ? [] : [stateVolume])],
    scratch: [rootfsVolume, inVolume].filter((volume) => volume !== undefined),
  };
}

async function prepare(engine: DockerEngine, run: StageRun, planned: Prepared): Promise<StageVolumes> {
  const { inVolume, outVolume, rootfsVolume } = planned.volumes;
  const labels = ownerLabels(engine.instance, run.owner);
  if (inVolume !== undefined) await engine.docker.createVolume({ Name: inVolume, Labels: labels });
  for (const volume of planned.own) await createScratchVolume(engine, run.owner, volume);
  const cacheVolumes = await ensureCaches(engine, run.caches);
  await fillVolumes(engine, run, { inVolume, outVolume, stateVolume: planned.stateVolume, cacheVolumes });
  if (rootfsVolume !== undefined) {
    await createRootfsVolume(engine, run.owner, rootfsVolume, run.rootfs.layers, planned.stateVolume);
  }
  return {
    ...planned.volumes,
    cacheVolumes,
    network: run.network === 'archive' ? await ensureNetwork(engine) : undefined,
  };
}

/** Creates, attaches and starts; a device the host lacks is left out at the second try. */
async function startContainer(
  engine: DockerEngine,
  run: StageRun,
  volumes: StageVolumes,
): Promise<{ container: Container; frames: AsyncIterable<Buffer> }> {
  const { cpus } = await engine.facts();
  async function start(
    devices: readonly string[],
  ): Promise<{ container: Container; frames: AsyncIterable<Buffer> }> {
    run.signal.throwIfAborted();
    const container = await engine.docker.createContainer(
      stageContainer(engine, run, volumes, cpus, devices),
    );
    const frames = await container.attach({ stream: true, stdout: true, stderr: true });
    await container.start();
    return { container, frames: frames as unknown as AsyncIterable<Buffer> };
  }
  try {
    return await start(run.optionalDevices);
  } catch (thrown) {
    const missing =
      thrown instanceof Error && /device information|no such (file|device)/i.test(thrown.message);
    if (!missing || run.optionalDevices.length === 0) throw thrown;
    await removeContainer(engine.docker, resourceName(engine.instance, run.owner, 'run'));
    return start([]);
  }
}

interface Ending {
  readonly exitCode: number;
  readonly oomKilled: boolean;
  readonly timedOut: boolean;
  readonly diskProblem: string | undefined;
}

/**
 * Waits until a container whose output ended is over. Asks again and again instead of holding one long request,
 * because an engine that dies in the middle of an answer would leave that request hanging.
 */
async function waitForExit(container: Container): Promise<{ exitCode: number; oomKilled: boolean }> {
  for (let pauseMs = 20; ; pauseMs = Math.min(1000, pauseMs * 2)) {
    const { State: state } = await container.inspect();
    if (!state.Running) return { exitCode: state.ExitCode, oomKilled: state.OOMKilled };
    await sleep(pauseMs);
  }
}

/** Follows a started container to its end. */
async function follow(
  engine: DockerEngine,
  run: StageRun,
  container: Container,
  frames: AsyncIterable<Buffer>,
  ownVolumes: readonly string[],
): Promise<Ending> {
  const startedAt = performance.now();
  let diskProblem: string | undefined;
  let overdue = false;
  let giveUp = (_reason: AppError): void => undefined;
  const stuck = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  const kill = (): void => void ignoreMissing(container.kill()).catch(() => undefined);
  const watch = watchDisk(engine, ownVolumes, run.limits.diskMiB, (problem) => {
    diskProblem = problem;
    kill();
  });
  const killTimer = setTimeout(() => {
    overdue = true;
    kill();
  }, run.limits.timeoutMs + GRACE_MS);
  const stuckTimer = setTimeout(
    () => giveUp(new AppError('SANDBOX_LOST', 'The container engine cannot end an overdue container')),
    run.limits.timeoutMs + 3 * GRACE_MS,
  );
  run.signal.addEventListener('abort', kill, { once: true });
  if (run.signal.aborted) kill();
  try {
    const ended = demuxLines(frames, run.onLine).then(() => waitForExit(container));
    const { exitCode, oomKilled } = await Promise.race([ended, stuck]);
    const late = performance.now() - startedAt >= run.limits.timeoutMs - 500;
    const timedOut = overdue || (late && (exitCode === EXIT_TIMEOUT || exitCode === EXIT_SIGKILL));
    return { exitCode, oomKilled, timedOut, diskProblem };
  } finally {
    run.signal.removeEventListener('abort', kill);
    clearTimeout(killTimer);
    clearTimeout(stuckTimer);
    watch.stop();
  }
}

/** A container nobody here ended, ended by a signal from outside: the engine stopped, or somebody killed it. */
function refuseOutsideKill(ending: Ending): void {
  const killed = ending.exitCode === EXIT_SIGKILL || ending.exitCode === EXIT_SIGTERM;
  if (!killed || ending.oomKilled || ending.timedOut || ending.diskProblem !== undefined) return;
  throw new AppError(
    'SANDBOX_LOST',
    `The stage's container was ended from outside (exit code ${ending.exitCode})`,
    {
      userMessage:
        'The build container was stopped from outside, for example by a restart of the container engine.',
    },
  );
}

async function clear(engine: DockerEngine, run: StageRun, volumes: readonly string[]): Promise<void> {
  for (const role of ['run', 'fill']) {
    await removeContainer(engine.docker, resourceName(engine.instance, run.owner, role));
  }
  await removeVolumes(engine, volumes);
}

/** Runs one stage; see BuildSandbox.run. */
export async function runStage(engine: DockerEngine, run: StageRun): Promise<StageResult> {
  const planned = planVolumes(engine, run);
  let kept = false;
  try {
    run.signal.throwIfAborted();
    const volumes = await prepare(engine, run, planned);
    const { container, frames } = await startContainer(engine, run, volumes);
    const ending = await follow(engine, run, container, frames, planned.own);
    run.signal.throwIfAborted();
    refuseOutsideKill(ending);
    kept = ending.exitCode === 0 && ending.diskProblem === undefined;
    return {
      exitCode: ending.exitCode,
      oomKilled: ending.oomKilled,
      timedOut: ending.timedOut,
      ...(ending.diskProblem === undefined ? {} : { diskProblem: ending.diskProblem }),
      layers: [...run.rootfs.layers, ...(planned.stateVolume === undefined ? [] : [planned.stateVolume])],
      outVolume: planned.volumes.outVolume,
      ownVolumes: planned.own,
    };
  } catch (thrown) {
    // An abort also makes the engine calls in flight fail; what counts is why it was aborted.
    if (run.signal.aborted) throw run.signal.reason;
    throw asSandboxError(thrown, `running stage ${run.owner.stage}`);
  } finally {
    // What cannot be removed now, because the engine is gone, the reaper removes later.
    const leftovers = kept ? planned.scratch : [...planned.scratch, ...planned.own];
    await clear(engine, run, leftovers).catch(() => undefined);
  }
}
