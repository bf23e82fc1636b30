import { request } from 'node:http';
import { z } from 'zod';
import { runCommand } from './run-command.ts';

export const DEFAULT_DOCKER_SOCKET = '/var/run/docker.sock';

type Target = { readonly socketPath: string } | { readonly host: string; readonly port: number };

/** @returns where a DOCKER_HOST points to; undefined for kinds only the docker program can speak to (ssh) */
export function dockerTarget(dockerHost: string | undefined): Target | undefined {
  if (dockerHost === undefined) return { socketPath: DEFAULT_DOCKER_SOCKET };
  if (dockerHost.startsWith('unix://')) return { socketPath: dockerHost.slice('unix://'.length) };
  const tcp = /^(?:tcp|http):\/\/([^:/]+)(?::(\d+))?/.exec(dockerHost);
  if (tcp?.[1] !== undefined) return { host: tcp[1], port: Number(tcp[2] ?? 2375) };
  return undefined;
}

/**
 * One GET of the Docker API. The worker does all real work with Docker; this only looks.
 *
 * @throws Error when the engine does not answer or says no
 */
export async function dockerGet(dockerHost: string | undefined, path: string): Promise<unknown> {
  const target = dockerTarget(dockerHost);
  if (target === undefined) throw new Error(`cannot look at ${dockerHost}`);
  return new Promise((resolve, reject) => {
    const call = request({ ...target, path, timeout: 5000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode !== 200)
          return reject(new Error(`the Docker engine answered ${response.statusCode}: ${text}`));
        try {
          resolve(JSON.parse(text));
        } catch {
          resolve(text);
        }
      });
    });
    call.once('timeout', () => call.destroy(new Error('the Docker engine did not answer within 5 s')));
    call.once('error', reject);
    call.end();
  });
}

const Info = z.object({
  ServerVersion: z.string(),
  Driver: z.string(),
  CgroupVersion: z.string().optional(),
  CgroupDriver: z.string(),
  DockerRootDir: z.string(),
  Containers: z.number(),
});

export interface DockerFacts {
  readonly version: string;
  readonly storageDriver: string;
  readonly cgroup: string;
  /** On the engine's host. */
  readonly rootDirectory: string;
}

/** @throws Error when the engine does not answer */
export async function dockerFacts(dockerHost: string | undefined): Promise<DockerFacts> {
  let answer: unknown;
  if (dockerTarget(dockerHost) === undefined) {
    const result = await runCommand(['docker', 'info', '--format', '{{json .}}']);
    if (result.exitCode !== 0) throw new Error(result.text.trim());
    answer = JSON.parse(result.text);
  } else {
    answer = await dockerGet(dockerHost, '/info');
  }
  const info = Info.parse(answer);
  return {
    version: info.ServerVersion,
    storageDriver: info.Driver,
    cgroup: `v${info.CgroupVersion ?? '1'} ${info.CgroupDriver}`,
    rootDirectory: info.DockerRootDir,
  };
}

/** @returns true when the engine answers; only a plain answer counts, not a socket file */
export async function dockerAnswers(dockerHost: string | undefined): Promise<boolean> {
  return dockerFacts(dockerHost).then(
    () => true,
    () => false,
  );
}
