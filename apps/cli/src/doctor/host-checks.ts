import { existsSync } from 'node:fs';
import { access, constants, readFile, statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { formatBytes } from '@boardwright/core/units';
import { emulationWorks, foreignArchitecture } from '../stack/binfmt.ts';
import { hasProgram } from '../stack/run-command.ts';
import { CHROMIUM_NEED, EMULATION_NEED, installCommand, REDIS_NEED } from '../stack/system-packages.ts';
import type { Check } from './check.ts';

const GIB_BYTES = 1024 ** 3;
/** One amd64 image with its stages takes about 4 GiB while it is built. */
const LEAST_DISK_BYTES = 5 * GIB_BYTES;
const GOOD_DISK_BYTES = 20 * GIB_BYTES;
const GOOD_MEMORY_BYTES = 3 * GIB_BYTES;

/** @returns the directory itself or the nearest one above it that exists */
export function existingParent(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existingParent(dirname(path));
}

async function availableMemoryBytes(): Promise<number> {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const kib = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
  return kib === undefined ? freemem() : Number(kib) * 1024;
}

const node: Check = {
  id: 'node',
  title: 'Node.js',
  run: async () => ({ state: 'ok', detail: process.version }),
};

const packages: Check = {
  id: 'npm-packages',
  title: 'npm packages',
  run: async ({ env }) =>
    existsSync(`${env.root}/node_modules/.package-lock.json`)
      ? { state: 'ok', detail: 'installed' }
      : { state: 'missing', detail: 'not installed', command: 'npm install --no-save' },
};

const disk: Check = {
  id: 'disk',
  title: 'Disk space',
  run: async ({ env }) => {
    const place = existingParent(env.dataDir);
    const facts = await statfs(place);
    const free = facts.bavail * facts.bsize;
    const detail = `${formatBytes(free)} free at ${place}`;
    const command = 'export BOARDWRIGHT_DATA_DIR=/a/directory/with/more/space';
    if (free < LEAST_DISK_BYTES)
      return {
        state: 'missing',
        detail: `${detail}; one build takes about ${formatBytes(LEAST_DISK_BYTES)}`,
        command,
      };
    if (free < GOOD_DISK_BYTES)
      return { state: 'attention', detail: `${detail}; enough for a few images`, command };
    return { state: 'ok', detail };
  },
};

const memory: Check = {
  id: 'memory',
  title: 'Memory',
  run: async () => {
    const available = await availableMemoryBytes();
    const detail = `${formatBytes(available)} available of ${formatBytes(totalmem())}`;
    if (available >= GOOD_MEMORY_BYTES) return { state: 'ok', detail };
    return {
      state: 'attention',
      detail: `${detail}; a build wants ${formatBytes(GOOD_MEMORY_BYTES)}`,
      command: 'export WORKER_CONCURRENCY=1',
    };
  },
};

const emulation: Check = {
  id: 'emulation',
  title: 'Emulation',
  run: async () => {
    const arch = foreignArchitecture(process.arch);
    if (await emulationWorks(arch)) return { state: 'ok', detail: `${arch} programs run, in containers too` };
    const installed = await hasProgram(EMULATION_NEED.program);
    return {
      state: 'attention',
      detail: `${arch} boards cannot be built here yet`,
      command: installed ? `sudo update-binfmts --enable qemu-${arch}` : installCommand([EMULATION_NEED]),
    };
  },
};

const kvm: Check = {
  id: 'kvm',
  title: 'KVM',
  run: async () => {
    const usable = await access('/dev/kvm', constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    );
    return {
      state: 'ok',
      detail: usable
        ? 'boot tests try it, and emulate where it does not work'
        : 'not there (optional): boot tests take longer',
    };
  },
};

const redis: Check = {
  id: 'redis',
  title: 'Redis',
  run: async ({ env }) => {
    if (env.redisUrl !== undefined) return { state: 'ok', detail: 'your own (REDIS_URL)' };
    if (await hasProgram(REDIS_NEED.program)) return { state: 'ok', detail: 'installed' };
    return {
      state: 'missing',
      detail: 'redis-server is not installed',
      command: installCommand([REDIS_NEED]),
    };
  },
};

const chromium: Check = {
  id: 'chromium',
  title: 'Chromium',
  run: async () =>
    (await hasProgram(CHROMIUM_NEED.program))
      ? { state: 'ok', detail: 'installed (end-to-end tests only)' }
      : {
          state: 'attention',
          detail: 'not installed (end-to-end tests only)',
          command: installCommand([CHROMIUM_NEED]),
        },
};

/** Checks of the machine itself. */
export const HOST_CHECKS: readonly Check[] = [node, packages, disk, memory, emulation, kvm, redis, chromium];
