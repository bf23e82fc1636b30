import { execFile, spawn } from 'node:child_process';
import { chmod, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY_ROOT } from '../../tests/stack/own-stack.ts';
import type { BenchStack } from '../stack.ts';

const run = promisify(execFile);
const DEFAULT_GIT = 'https://gitlab.com/buildroot.org/buildroot.git';

/**
 * Times Buildroot's own make on the tree `boardwright render` writes, in the builder image, without any of our stages.
 *
 * @param specFile - a spec of the Buildroot engine
 * @param arch - names the site's fragment, which is merged last as the worker does
 * @returns wall clock in ms from an empty directory to the disk image, download included
 */
export async function timePlainBuildroot(
  stack: BenchStack,
  options: {
    readonly specFile: string;
    readonly builderTag: string;
    readonly ref: string;
    readonly arch: string;
  },
): Promise<number> {
  const tree = await mkdtemp(join(tmpdir(), 'boardwright-plain-'));
  const volume = `boardwright-bench-plain-${process.pid}`;
  try {
    await stack.boardwright(['render', options.specFile, '--out', tree, '--force']);
    const { BOARDWRIGHT_BUILDROOT_FRAGMENTS: fragments, BOARDWRIGHT_BUILDROOT_SITE: site } = process.env;
    if (fragments !== undefined)
      await copyFile(
        join(fragments, `${options.arch}.fragment`),
        join(tree, 'config/fragments/90-site.fragment'),
      );
    await run('chmod', ['-R', 'a+rX', tree]);
    await chmod(tree, 0o755);
    const script = await readFile(join(REPOSITORY_ROOT, 'bench/plain-buildroot.sh'), 'utf8');
    await run('docker', ['volume', 'create', volume]);
    await run('docker', [
      ...['run', '--rm', '--user', '0', '-v', `${volume}:/out`, options.builderTag],
      ...['chown', '1000:1000', '/out'],
    ]);
    const git = process.env.BOARDWRIGHT_BUILDROOT_GIT ?? DEFAULT_GIT;
    const argv = [
      ...['run', '--rm', '--user', '1000:1000', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
      ...['--tmpfs', '/tmp:exec', '-e', 'HOME=/tmp', '-v', `${volume}:/out`, '-v', `${tree}:/tree:ro`],
      ...[options.builderTag, 'sh', '-c', script, 'plain-buildroot', options.ref, git],
      ...(site === undefined ? [] : [site]),
    ];
    const start = performance.now();
    const child = spawn('docker', argv, { stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        tail = (tail + chunk.toString()).slice(-4_000);
      });
    const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
    if (code !== 0) throw new Error(`plain Buildroot failed (${code}): ${tail}`);
    return performance.now() - start;
  } finally {
    await run('docker', ['volume', 'rm', '-f', volume]).catch(() => undefined);
    await rm(tree, { recursive: true, force: true });
  }
}
