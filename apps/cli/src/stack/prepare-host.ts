import type { Env } from '../env.ts';
import type { StepPrinter } from '../terminal/step-printer.ts';
import { ensureEmulation } from './binfmt.ts';
import { dockerAnswers } from './docker-api.ts';
import { ensureDocker } from './docker-engine.ts';
import {
  DEBOOTSTRAP_NEED,
  DOCKER_NEED,
  EMULATION_NEED,
  ensureSystemPackages,
  type SystemNeed,
} from './system-packages.ts';

export interface HostOptions {
  readonly env: Env;
  readonly signal: AbortSignal;
  /** Beside what every build needs. */
  readonly extraNeeds: readonly SystemNeed[];
}

/**
 * Makes the host fit for builds: system packages, a Docker engine, emulation of the foreign architecture.
 *
 * @returns true when it started the Docker engine
 * @throws AppError ENVIRONMENT_NOT_READY with the one command that mends it
 */
export async function prepareHost(options: HostOptions, steps: StepPrinter): Promise<boolean> {
  const { env, signal } = options;
  let startedDocker = false;
  await steps.run('System packages', async () => {
    const ownDocker = env.dockerHost === undefined && !(await dockerAnswers(undefined));
    const required = [...(ownDocker ? [DOCKER_NEED] : []), ...options.extraNeeds];
    return ensureSystemPackages({ required, wanted: [DEBOOTSTRAP_NEED, EMULATION_NEED], signal });
  });
  await steps.run('Docker engine', async () => {
    const docker = await ensureDocker({ dataDir: env.dataDir, dockerHost: env.dockerHost, signal });
    startedDocker = docker.started;
    return docker.note;
  });
  await steps.run('Emulation', () => ensureEmulation(process.arch));
  return startedDocker;
}
