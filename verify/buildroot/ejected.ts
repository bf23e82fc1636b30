import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { resolve } from '@boardwright/catalog/resolve';
import { buildrootImage } from '@boardwright/engines/buildroot/resolved';
import { examplePath, exampleSpec } from '../../tests/stack/example-spec.ts';
import { type OwnStack, startOwnStack } from '../../tests/stack/own-stack.ts';
import { buildPlainly } from '../../tests/stack/plain-buildroot.ts';

const USAGE = `Builds an example twice, by the worker and by the ejected tree's own build.sh, and compares every file of both images.

usage: npm run verify:ejected -- [--example FILE]     default: qemu-aarch64-buildroot-small.yaml

Sources come from where BOARDWRIGHT_BUILDROOT_SITE and its companions say. Two compilations of everything.`;

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
async function workerImage(stack: OwnStack, example: string, folder: string): Promise<string> {
  await stack.boardwright(['compose', examplePath(example), '--out', folder]);
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

const { values } = parseArgs({
  options: {
    example: { type: 'string', default: 'qemu-aarch64-buildroot-small.yaml' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
const { image } = resolve(await exampleSpec(values.example));
if (image === null) throw new Error(`${values.example} does not resolve`);
const folder = await mkdtemp(join(tmpdir(), 'boardwright-ejected-'));
const stack = await startOwnStack(join(folder, 'data'));
try {
  const ours = await workerImage(stack, values.example, join(folder, 'out'));
  const plain = await buildPlainly(stack, examplePath(values.example), buildrootImage(image));
  try {
    const worker = await filesOf(plain.builderTag, join(folder, 'out'), ours);
    const ejected = await filesOf(plain.builderTag, plain.volume, plain.image);
    const found = differences(worker, ejected);
    process.stdout.write(
      `${[...found, `${worker.size} entries compared, ${found.length} differ`].join('\n')}\n`,
    );
    process.exitCode = found.length === 0 ? 0 : 1;
  } finally {
    await plain.remove();
  }
} finally {
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
}
