import { existsSync } from 'node:fs';
import { AppError } from '@boardwright/core/app-error';
import { hasProgram, runCommand, runOrThrow } from './run-command.ts';

/** One thing the host must offer, and the Debian or Ubuntu packages that bring it. */
export interface SystemNeed {
  readonly program: string;
  /** Absolute path that is there when they are, for what has no program. */
  readonly file?: string;
  readonly packages: readonly string[];
  readonly why: string;
}

const APT_OPTIONS = [
  '-y',
  '--no-install-recommends',
  '-o',
  'DPkg::Lock::Timeout=300',
  '-o',
  'Dpkg::Use-Pty=0',
];

/** Builds run in containers. containerd and runc run them, iptables gives them their network. */
export const DOCKER_NEED: SystemNeed = {
  program: 'dockerd',
  packages: ['docker.io', 'containerd', 'runc', 'iptables'],
  why: 'builds run in containers',
};

/** The queue between the web app and the workers. No npm package brings a Redis server. */
export const REDIS_NEED: SystemNeed = {
  program: 'redis-server',
  packages: ['redis-server'],
  why: 'the build queue',
};

/** Makes the builders' base image from the package archive where no image registry answers. */
export const DEBOOTSTRAP_NEED: SystemNeed = {
  program: 'debootstrap',
  packages: ['debootstrap'],
  why: 'the base image without a registry',
};

/** Maintainer scripts of boards with another architecture run under emulation. */
export const EMULATION_NEED: SystemNeed = {
  program: 'update-binfmts',
  packages: ['qemu-user-static', 'binfmt-support'],
  why: 'images for other architectures',
};

/** The browser of the end-to-end tests; nothing else needs it. */
export const CHROMIUM_NEED: SystemNeed = {
  program: 'chromium',
  packages: ['chromium'],
  why: 'the end-to-end tests',
};

/** Compiles device tree overlays in the unit tests, as the builder does. */
export const DTC_NEED: SystemNeed = {
  program: 'dtc',
  packages: ['device-tree-compiler'],
  why: 'the unit tests of device tree overlays',
};

/** OpenStack Swift: the S3 server of the integration tests. */
export const S3_SERVER_NEED: SystemNeed = {
  program: 'python3-swift',
  file: '/usr/lib/python3/dist-packages/swift/__init__.py',
  packages: ['python3-swift'],
  why: 'the integration tests of stores in a bucket',
};

async function isMet({ program, file }: SystemNeed): Promise<boolean> {
  return file === undefined ? hasProgram(program) : existsSync(file);
}

/** @returns those needs the host does not meet yet */
export async function unmetNeeds(needs: readonly SystemNeed[]): Promise<readonly SystemNeed[]> {
  const met = await Promise.all(needs.map(isMet));
  return needs.filter((_, index) => met[index] !== true);
}

/** The one command that installs the packages of some needs. */
export function installCommand(needs: readonly SystemNeed[]): string {
  const packages = needs.flatMap((need) => need.packages);
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

async function privilegedPrefix(): Promise<readonly string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  const allowed = (await hasProgram('sudo')) && (await runCommand(['sudo', '-n', 'true'])).exitCode === 0;
  return allowed ? ['sudo', '-n'] : undefined;
}

interface PackageWishes {
  /** Nothing goes without these. */
  readonly required: readonly SystemNeed[];
  /** Only some images need these; a host that cannot have them is still of use. */
  readonly wanted: readonly SystemNeed[];
  readonly signal: AbortSignal;
}

async function aptInstall(
  prefix: readonly string[],
  packages: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = [...prefix, 'apt-get', 'install', ...APT_OPTIONS, ...packages];
  // The package lists are fetched only when those on the disk do not do.
  const first = await runCommand(install, { env, signal });
  if (first.exitCode === 0) return;
  const update = [...prefix, 'apt-get', 'update', '-o', 'DPkg::Lock::Timeout=300'];
  await runOrThrow(update, 'Fetching the package lists', { env, signal });
  await runOrThrow(install, `Installing ${packages.join(', ')}`, { env, signal });
}

/**
 * Installs what is missing with apt-get.
 *
 * @returns the note for the step's line
 * @throws AppError ENVIRONMENT_NOT_READY with the one command to run when something required is missing and we may
 *   not install it, or apt-get failed
 */
export async function ensureSystemPackages(wishes: PackageWishes): Promise<string> {
  const [missing, required] = await Promise.all([
    unmetNeeds([...wishes.required, ...wishes.wanted]),
    unmetNeeds(wishes.required),
  ]);
  if (missing.length === 0) return 'all there';
  const prefix = (await hasProgram('apt-get')) ? await privilegedPrefix() : undefined;
  if (prefix === undefined && required.length > 0) {
    const reasons = required.map((need) => `${need.program} (${need.why})`).join(', ');
    throw new AppError('ENVIRONMENT_NOT_READY', `These programs are missing: ${reasons}.`, {
      details: { command: installCommand(missing) },
    });
  }
  if (prefix === undefined)
    return `without ${missing.map((need) => `${need.program} (${need.why})`).join(', ')}`;
  const packages = missing.flatMap((need) => need.packages);
  await aptInstall(prefix, packages, wishes.signal);
  return `installed ${packages.join(', ')}`;
}
