import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatBytes } from '@boardwright/core/units';
import type { CliContext } from '../cli-context.ts';
import { type DockerFacts, dockerFacts, dockerGet } from '../stack/docker-api.ts';
import { hasProgram, runCommand } from '../stack/run-command.ts';
import { DEBOOTSTRAP_NEED, DOCKER_NEED, installCommand } from '../stack/system-packages.ts';
import type { Check, CheckResult } from './check.ts';

/** What the builders' Dockerfiles start from. */
const BASE_SUITE = 'trixie';
const BASE_IMAGE = `debian:${BASE_SUITE}`;
const LEAST_DISK_BYTES = 5 * 1024 ** 3;
const FETCH_TIMEOUT_MS = 20_000;

async function whyNoDocker({ env }: CliContext): Promise<CheckResult> {
  if (env.dockerHost !== undefined)
    return {
      state: 'missing',
      detail: `no engine answers at DOCKER_HOST=${env.dockerHost}`,
      command: 'unset DOCKER_HOST',
    };
  if (!(await hasProgram(DOCKER_NEED.program)))
    return {
      state: 'missing',
      detail: 'no engine runs and none is installed',
      command: installCommand([DOCKER_NEED]),
    };
  if (process.getuid?.() === 0)
    return {
      state: 'attention',
      detail: 'installed, not running; `up` starts it',
      command: './boardwright up',
    };
  return {
    state: 'missing',
    detail: 'no engine answers',
    command: 'sudo systemctl start docker && sudo usermod -aG docker "$USER" && newgrp docker',
  };
}

const engine: Check = {
  id: 'docker',
  title: 'Docker engine',
  run: async (context) => {
    const facts = await dockerFacts(context.env.dockerHost).catch(() => undefined);
    if (facts === undefined) return whyNoDocker(context);
    const detail = `version ${facts.version}, storage ${facts.storageDriver}, cgroup ${facts.cgroup}`;
    if (facts.storageDriver !== 'vfs') return { state: 'ok', detail };
    return {
      state: 'attention',
      detail: `${detail}; vfs copies every layer and is slow`,
      command: 'docker info --format {{.DockerRootDir}}',
    };
  },
};

const engineDisk: Check = {
  id: 'docker-disk',
  title: 'Docker disk space',
  run: async ({ env }) => {
    const facts: DockerFacts | undefined = await dockerFacts(env.dockerHost).catch(() => undefined);
    if (facts === undefined) return { state: 'ok', detail: 'known when the engine runs' };
    const space = await statfs(facts.rootDirectory).catch(() => undefined);
    if (space === undefined) return { state: 'ok', detail: 'on another host' };
    const free = space.bavail * space.bsize;
    const detail = `${formatBytes(free)} free at ${facts.rootDirectory}`;
    return free >= LEAST_DISK_BYTES
      ? { state: 'ok', detail }
      : { state: 'missing', detail, command: 'docker system prune' };
  },
};

async function hasBaseImage({ env }: CliContext): Promise<boolean> {
  return dockerGet(env.dockerHost, `/images/${encodeURIComponent(BASE_IMAGE)}/json`).then(
    () => true,
    () => false,
  );
}

const baseImage: Check = {
  id: 'base-image',
  title: 'Base image',
  run: async (context) => {
    if (await hasBaseImage(context)) return { state: 'ok', detail: `${BASE_IMAGE} is there` };
    if (await hasProgram(DEBOOTSTRAP_NEED.program))
      return { state: 'ok', detail: `${BASE_IMAGE} is pulled, or made with debootstrap, at the first build` };
    return {
      state: 'attention',
      detail: `${BASE_IMAGE} must come from a registry: debootstrap is not installed`,
      command: installCommand([DEBOOTSTRAP_NEED]),
    };
  },
};

/** Addresses from `apt-get update --print-uris`: each line starts with one in single quotes. */
export function printedAddresses(text: string): string[] {
  return [...text.matchAll(/^'(https?:\/\/[^']+)'/gm)].flatMap((match) => match[1] ?? []);
}

/** Where apt-get runs: in the base image when it is there, since builds use its sources, else on this host. */
async function aptPrefix(context: CliContext): Promise<readonly string[] | undefined> {
  if ((await hasProgram('docker')) && (await hasBaseImage(context)))
    return ['docker', 'run', '--rm', BASE_IMAGE];
  return (await hasProgram('apt-get')) ? [] : undefined;
}

async function fetchOne(prefix: readonly string[], address: string): Promise<CheckResult> {
  const { host } = new URL(address);
  // Its place in the container goes with the container; on this host it is removed below.
  const scratch = await mkdtemp(join(tmpdir(), 'boardwright-'));
  const target = prefix.length > 0 ? '/tmp/release' : join(scratch, 'release');
  // apt's own fetcher, so that its proxies and certificates count.
  const argv = [...prefix, '/usr/lib/apt/apt-helper', 'download-file', address, target];
  const fetched = await runCommand(argv, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) }).catch(
    () => undefined,
  );
  await rm(scratch, { recursive: true, force: true });
  if (fetched?.exitCode === 0) return { state: 'ok', detail: `${host} answers` };
  return {
    state: 'missing',
    detail: `${host} does not answer`,
    command: 'export BOARDWRIGHT_APT_MIRROR=http://your-mirror/debian',
  };
}

const archive: Check = {
  id: 'archive',
  title: 'Package archive',
  run: async (context) => {
    const prefix = await aptPrefix(context);
    if (prefix === undefined)
      return {
        state: 'attention',
        detail: 'can be checked once the base image is there',
        command: './boardwright up',
      };
    const mirror = context.env.aptMirror;
    if (mirror !== undefined)
      return fetchOne(prefix, `${mirror.replace(/\/+$/, '')}/dists/${BASE_SUITE}/InRelease`);
    const listed = await runCommand([...prefix, 'apt-get', 'update', '--print-uris']);
    const [first] = printedAddresses(listed.text);
    if (first === undefined)
      return {
        state: 'attention',
        detail: 'no package source is configured',
        command: 'export BOARDWRIGHT_APT_MIRROR=http://your-mirror/debian',
      };
    return fetchOne(prefix, first);
  },
};

/** Checks of the Docker engine and of what the builders are made from. */
export const DOCKER_CHECKS: readonly Check[] = [engine, engineDisk, baseImage, archive];
