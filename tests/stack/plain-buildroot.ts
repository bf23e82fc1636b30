import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Board } from '@boardwright/catalog/board';
import { buildrootBuilder } from '@boardwright/engines/buildroot/builder';
import type { BuildrootImage } from '@boardwright/engines/buildroot/resolved';
import { builderImageTag } from './builder-image.ts';
import { machineCpuMs } from './machine-cpu.ts';
import { type OwnStack, REPOSITORY_ROOT } from './own-stack.ts';
import { writeSiteFragment } from './site-fragment.ts';

const run = promisify(execFile);
const DEFAULT_GIT = 'https://gitlab.com/buildroot.org/buildroot.git';

/** What plain make left behind. */
export interface PlainBuild {
  /** Wall clock from an empty directory to the disk image, download included. */
  readonly ms: number;
  /** CPU time of the whole machine meanwhile. */
  readonly cpuMs: number;
  readonly builderTag: string;
  /** Volume that holds it. */
  readonly volume: string;
  /** Path of the disk image in the volume. */
  readonly image: string;
  readonly remove: () => Promise<void>;
}

/** The container runs as another user than the one who rendered. */
async function renderReadable(stack: OwnStack, specFile: string, board: Board): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'boardwright-plain-'));
  await stack.boardwright(['render', specFile, '--out', tree, '--force']);
  await writeSiteFragment(tree, board, process.env.BOARDWRIGHT_BUILDROOT_FRAGMENTS);
  await run('chmod', ['-R', 'a+rX', tree]);
  await chmod(tree, 0o755);
  return tree;
}

/**
 * Builds the tree `boardwright render` writes with its own build.sh, in the builder image, without any of our stages: with
 * Buildroot's own make and the host tools of the builder's container. Sources come from where BOARDWRIGHT_BUILDROOT_* say.
 *
 * @param specFile - a spec of the Buildroot engine
 * @throws Error with the end of the output when it fails; nothing is left behind then
 */
export async function buildPlainly(
  stack: OwnStack,
  specFile: string,
  { ref, board, image }: BuildrootImage,
): Promise<PlainBuild> {
  const builderTag = await builderImageTag(buildrootBuilder);
  const volume = `boardwright-plain-${process.pid}`;
  const remove = async (): Promise<void> => {
    await run('docker', ['volume', 'rm', '-f', volume]);
  };
  const tree = await renderReadable(stack, specFile, image.board);
  try {
    const script = await readFile(join(REPOSITORY_ROOT, 'tests/stack/plain-buildroot.sh'), 'utf8');
    await run('docker', ['volume', 'create', volume]);
    await run('docker', [
      ...['run', '--rm', '--user', '0', '-v', `${volume}:/out`, builderTag],
      ...['chown', '1000:1000', '/out'],
    ]);
    const { BOARDWRIGHT_BUILDROOT_GIT: git, BOARDWRIGHT_BUILDROOT_SITE: site } = process.env;
    const argv = [
      ...['run', '--rm', '--user', '1000:1000', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
      ...['--tmpfs', '/tmp:exec', '-e', 'HOME=/tmp', '-v', `${volume}:/out`, '-v', `${tree}:/tree:ro`],
      ...[builderTag, 'sh', '-c', script, 'plain-buildroot', ref, git ?? DEFAULT_GIT],
      ...(site === undefined ? [] : [site]),
    ];
    const start = performance.now();
    const startCpuMs = await machineCpuMs();
    const child = spawn('docker', argv, { stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        tail = (tail + chunk.toString()).slice(-4_000);
      });
    const code = await new Promise<number | null>((done) => child.on('exit', done));
    if (code !== 0) throw new Error(`plain Buildroot failed (${code}): ${tail}`);
    const ms = performance.now() - start;
    const cpuMs = (await machineCpuMs()) - startCpuMs;
    return { ms, cpuMs, builderTag, volume, image: `output/images/${board.image.file}`, remove };
  } catch (thrown) {
    await remove().catch(() => undefined);
    throw thrown;
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}
