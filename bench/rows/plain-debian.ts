import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY_ROOT } from '../../tests/stack/own-stack.ts';

const CAPABILITIES = [
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'SETUID',
  'SETGID',
  'SETFCAP',
  'MKNOD',
  'SYS_CHROOT',
];

/**
 * Times plain mmdebstrap + genimage with the same packages in the same builder image, without any of our stages.
 *
 * @returns wall clock in ms, container start included, as for our stages
 */
export async function timePlainDebian(options: {
  readonly builderTag: string;
  readonly suite: string;
  readonly arch: string;
  readonly components: readonly string[];
  readonly packages: readonly string[];
}): Promise<number> {
  const script = await readFile(join(REPOSITORY_ROOT, 'bench/plain-debian.sh'), 'utf8');
  const argv = [
    'run',
    '--rm',
    '-i',
    '--cap-drop',
    'ALL',
    ...CAPABILITIES.flatMap((name) => ['--cap-add', name]),
    '--security-opt',
    'no-new-privileges',
    '--tmpfs',
    '/tmp',
    '-v',
    '/out',
    options.builderTag,
    'sh',
    '-c',
    script,
    'plain-debian',
    options.suite,
    options.arch,
    options.components.join(' '),
  ];
  const start = performance.now();
  const child = spawn('docker', argv, { stdio: ['pipe', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4_000);
  });
  child.stdin.end(`${options.packages.join('\n')}\n`);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(`plain mmdebstrap failed (${code}): ${errors}`);
  return performance.now() - start;
}
