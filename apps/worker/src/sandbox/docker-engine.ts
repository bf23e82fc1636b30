import Docker from 'dockerode';
import { INSTANCE_LABEL } from './docker-labels.ts';

/** What the parts of the Docker sandbox share. */
export interface DockerEngine {
  readonly docker: Docker;
  readonly instance: string;
  /** Size of a tmpfs that stands in for the scratch volumes, in MiB; unset: plain volumes. */
  readonly scratchTmpfsMiB: number | undefined;
  readonly facts: () => Promise<EngineFacts>;
}

export interface EngineFacts {
  readonly id: string;
  readonly cpus: number;
}

/**
 * Connects to an engine. Nothing is sent before the first call.
 *
 * @param socketPath - local socket; unset: what `DOCKER_HOST` and its companions say, else the usual socket
 */
export function openDockerEngine(
  instance: string,
  scratchTmpfsMiB: number | undefined,
  socketPath: string | undefined,
): DockerEngine {
  const docker = socketPath === undefined ? new Docker() : new Docker({ socketPath });
  let known: EngineFacts | undefined;
  async function facts(): Promise<EngineFacts> {
    if (known === undefined) {
      const info: { ID: string; NCPU: number } = await docker.info();
      known = { id: info.ID, cpus: info.NCPU };
    }
    return known;
  }
  return { docker, instance, scratchTmpfsMiB, facts };
}

/** @returns filter that lists only this instance's things */
export function instanceFilter(instance: string): { filters: { label: string[] } } {
  return { filters: { label: [`${INSTANCE_LABEL}=${instance}`] } };
}
