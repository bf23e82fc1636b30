import { mkdir } from 'node:fs/promises';
import type { BuildPlan, PlanStage, RenderedFile } from '@boardwright/engines/plan';
import { createDockerSandbox } from '../../apps/worker/src/sandbox/docker.ts';
import type { StageResult } from '../../apps/worker/src/sandbox/types.ts';
import { docker } from './builder-image.ts';

export interface StageOutcome {
  readonly result: StageResult;
  readonly seconds: number;
  readonly lines: readonly string[];
}

/** Runs stages of a plan in the worker's own sandbox, without its queue and database. */
export interface Sandboxed {
  /**
   * @param below - layers of the stages before
   * @param outputs - `/stages/<id>` -> volume of the stages before
   */
  readonly run: (
    stage: PlanStage,
    below: readonly string[],
    outputs: Readonly<Record<string, string>>,
  ) => Promise<StageOutcome>;
  /** Copies what stages keep in a cache into a directory of this host, made where it is missing. */
  readonly copyCache: (name: string, directory: string) => Promise<void>;
  /** Removes every volume, caches included. */
  readonly close: () => Promise<void>;
}

/**
 * @param image - tag of the builder image
 * @param more - files every stage but the first is given beside its own
 */
export function openSandboxed(
  image: string,
  plan: BuildPlan,
  more: readonly RenderedFile[],
  onLine: (line: string) => void,
): Sandboxed {
  const instance = `vy${process.pid}`;
  const sandbox = createDockerSandbox({ instance });
  let attempt = 0;
  return {
    async run(stage, below, outputs) {
      const started = performance.now();
      const lines: string[] = [];
      attempt += 1;
      const own = plan.files.filter(({ path }) => stage.files.includes(path));
      const result = await sandbox.run({
        owner: { buildId: 'verify', stage: stage.id, workerId: 'verify', attempt },
        image,
        argv: stage.argv,
        env: stage.env,
        files: stage.id === plan.stages[0]?.id ? own : [...own, ...more],
        rootfs: { mode: stage.rootfs, layers: below },
        stageOutputs: Object.fromEntries(stage.needs.map((id) => [id, outputs[id] ?? ''])),
        caches: stage.caches,
        ...(stage.user === undefined ? {} : { user: stage.user }),
        network: stage.network,
        capabilities: stage.capabilities,
        optionalDevices: stage.optionalDevices,
        limits: stage.limits,
        onLine: (_channel, line) => {
          lines.push(line);
          onLine(line);
          return undefined;
        },
        signal: new AbortController().signal,
      });
      return { result, seconds: Math.round((performance.now() - started) / 1000), lines };
    },
    async copyCache(name, directory) {
      await mkdir(directory, { recursive: true });
      const volumes = ['--volume', `bw-${instance}-${name}-cache:/from:ro`, '--volume', `${directory}:/to`];
      const { status, output } = await docker([
        ...['run', '--rm', '--network', 'none', '--user', '0:0', ...volumes, image],
        ...['cp', '-r', '/from/.', '/to'],
      ]);
      if (status !== 0) throw new Error(`The cache ${name} could not be copied: ${output}`);
    },
    close: () => sandbox.purge(),
  };
}
