import { openDockerEngine } from './docker-engine.ts';
import { asSandboxError } from './docker-error.ts';
import { buildImage, haveImage, pullImage } from './docker-image.ts';
import { purgeInstance } from './docker-purge.ts';
import { readVolumeFile } from './docker-read-file.ts';
import { listPossessions, removePossession } from './docker-reap.ts';
import { runStage } from './docker-run.ts';
import { volumeFreeBytes, volumeSizes } from './docker-sizes.ts';
import { haveVolumes, removeVolumes } from './docker-volumes.ts';
import type { BuildSandbox } from './types.ts';

interface DockerSandboxOptions {
  /** Short id in names and labels, so several instances share one engine. */
  readonly instance: string;
  /** Puts stage volumes on a tmpfs of this size; nothing is cached then. */
  readonly scratchTmpfsMiB?: number | undefined;
  /** Local socket of the engine; unset: what `DOCKER_HOST` says, else the usual socket. */
  readonly socketPath?: string | undefined;
}

/** The sandbox on a Docker engine, API 1.41 or newer, local or named by `DOCKER_HOST`. */
export function createDockerSandbox(options: DockerSandboxOptions): BuildSandbox {
  const engine = openDockerEngine(options.instance, options.scratchTmpfsMiB, options.socketPath);

  /** Every error that leaves the sandbox is an AppError. */
  async function guarded<T>(doing: string, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (thrown) {
      throw asSandboxError(thrown, doing);
    }
  }

  return {
    keepsVolumes: options.scratchTmpfsMiB === undefined,
    ping: () => guarded('asking whether it lives', async () => void (await engine.docker.ping())),
    hostId: () => guarded('asking its id', async () => (await engine.facts()).id),
    run: (run) => runStage(engine, run),
    readFile: (source, use) => guarded(`reading ${source.path}`, () => readVolumeFile(engine, source, use)),
    haveVolumes: (names) => guarded('looking for volumes', () => haveVolumes(engine, names)),
    removeVolumes: (names) => guarded('removing volumes', () => removeVolumes(engine, names)),
    volumeSizes: (names) => guarded('measuring volumes', () => volumeSizes(engine, names)),
    freeBytes: () => guarded('measuring free space', () => volumeFreeBytes(engine)),
    haveImage: (reference) => haveImage(engine, reference),
    pullImage: (reference, onLine, signal) => pullImage(engine, reference, onLine, signal),
    buildImage: (recipe) => buildImage(engine, recipe),
    purge: () => guarded('removing all it holds', () => purgeInstance(engine)),
    listPossessions: () => guarded('listing what it holds', () => listPossessions(engine)),
    removePossession: (possession) =>
      guarded(`removing a ${possession.kind}`, () => removePossession(engine, possession)),
  };
}
