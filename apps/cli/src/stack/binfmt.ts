import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hasProgram, runCommand } from './run-command.ts';

const BINFMT_DIR = '/proc/sys/fs/binfmt_misc';

/** QEMU's name of the architecture that is foreign here and that boards are most often made of. */
export function foreignArchitecture(hostArch: string): string {
  return hostArch === 'arm64' ? 'x86_64' : 'aarch64';
}

/**
 * Tells whether a binfmt_misc entry works inside containers too.
 *
 * @param entry - text of /proc/sys/fs/binfmt_misc/qemu-<arch>
 */
export function worksInContainers(entry: string): boolean {
  const enabled = entry.split('\n').includes('enabled');
  // F: the interpreter is opened when registered, so a container need not have it.
  return enabled && /^flags:.*F/m.test(entry);
}

/** @returns true when programs of the foreign architecture run on this host, in containers too */
export async function emulationWorks(arch: string): Promise<boolean> {
  return worksInContainers(await readFile(`${BINFMT_DIR}/qemu-${arch}`, 'utf8').catch(() => ''));
}

/**
 * Registers QEMU for the foreign architecture. Never an error: images for the host's own architecture need none of it.
 *
 * @returns the note for the step's line
 */
export async function ensureEmulation(hostArch: string): Promise<string> {
  const arch = foreignArchitecture(hostArch);
  if (await emulationWorks(arch)) return `${arch} already set up`;
  if (process.getuid?.() !== 0) return `not set up: ${arch} boards need root to do so`;
  if (!existsSync(`${BINFMT_DIR}/register`))
    await runCommand(['mount', '-t', 'binfmt_misc', 'binfmt_misc', BINFMT_DIR]);
  if (await hasProgram('update-binfmts')) await runCommand(['update-binfmts', '--enable', `qemu-${arch}`]);
  if (await emulationWorks(arch)) return `${arch} set up`;
  return `not possible on this host: ${arch} boards cannot be built`;
}
