import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { promisify } from 'node:util';
import type { OwnStack } from './own-stack.ts';
import type { PlainBuild } from './plain-buildroot.ts';

const run = promisify(execFile);

/** Path in the image (partition number first) to what is there. */
type Files = ReadonlyMap<string, string>;

/**
 * @param mount - what the container gets to see as /in, read-only
 * @param image - path of the disk image below it
 */
async function filesOf(builderTag: string, mount: string, image: string): Promise<Files> {
  const script = resolvePath(import.meta.dirname, 'image-files.py');
  const { stdout } = await run(
    'docker',
    [
      ...['run', '--rm', '--network', 'none', '--user', '0', '-v', `${mount}:/in:ro`],
      ...['-v', `${script}:/image-files.py:ro`, builderTag, 'python3', '/image-files.py', `/in/${image}`],
    ],
    { maxBuffer: 256 * 1024 * 1024 },
  );
  const lines = stdout.trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [path, facts] = JSON.parse(line) as [string, unknown];
      return [path, JSON.stringify(facts)];
    }),
  );
}

/** Unpacks the worker's image with zstd, as a person would. */
async function workerImage(stack: OwnStack, specFile: string, folder: string): Promise<string> {
  await stack.boardwright(['compose', specFile, '--out', folder]);
  const packed = (await readdir(folder)).find((name) => name.endsWith('.img.zst'));
  if (packed === undefined) throw new Error('the build left no .img.zst');
  await run('zstd', ['--decompress', '--quiet', join(folder, packed)]);
  return packed.replace(/\.zst$/, '');
}

function differences(one: Files, other: Files): string[] {
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
  return paths
    .filter((path) => one.get(path) !== other.get(path))
    .map((path) => `${path}\n  worker:  ${one.get(path) ?? '-'}\n  ejected: ${other.get(path) ?? '-'}`);
}

/**
 * Compares every file of the image the worker made of a spec with what the ejected tree's build.sh made.
 *
 * @returns one text for each file that differs, and how many were compared
 */
export async function compareWithPlain(
  stack: OwnStack,
  specFile: string,
  plain: PlainBuild,
): Promise<{ readonly compared: number; readonly different: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'boardwright-compare-'));
  try {
    const worker = await filesOf(plain.builderTag, folder, await workerImage(stack, specFile, folder));
    const ejected = await filesOf(plain.builderTag, plain.volume, plain.image);
    return { compared: worker.size, different: differences(worker, ejected) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
