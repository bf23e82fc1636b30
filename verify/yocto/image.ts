import { mkdir } from 'node:fs/promises';
import { resolve as resolvePath } from 'node:path';
import { parseArgs } from 'node:util';
import { resolve } from '@boardwright/catalog/resolve';
import { YOCTO_RELEASE_IDS } from '@boardwright/catalog/yocto-board';
import type { BuildPlan } from '@boardwright/engines/plan';
import { yoctoBuilder } from '@boardwright/engines/yocto/builder';
import { plan } from '@boardwright/engines/yocto/plan';
import { ImageSpec } from '@boardwright/spec/image-spec';
import { oneOf } from '../choices.ts';
import { runVerifier } from '../run-verifier.ts';
import { docker, ensureYoctoBuilder } from './builder-image.ts';
import { debianLayer, withLayer } from './debian/tree.ts';
import { checkOutputs } from './image-outputs.ts';
import { bootPersonalised } from './personalised-boot.ts';
import { openSandboxed, type StageOutcome } from './sandboxed.ts';

const USAGE = `Makes an image of packages Debian compiled, by BitBake, through all stages of the worker's sandbox, and starts it.

usage: npm run verify:yocto-image -- --git-mirror URL [--source-mirror URL] [--release R] [--out DIR] [--verbose]

The git mirror must be reachable from here and from the Docker network: bare repositories under the names in kas.yml.
Packages and the kernel's source come from Debian's archive. --out keeps what the stages leave.`;
const DOCKERFILE = new URL('debian/', import.meta.url).pathname;
const TELLING =
  /^@bw fact|Sstate summary|Tasks Summary|^Parsing of|new in the download cache|^E: |^Kernel |^Image: |^Login prompt|recipes of \d+ layers/;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The worker's own builder with the tools the layer takes from the host. @returns its tag */
async function ensureDebianBuilder(builder: string): Promise<string> {
  const tag = `${builder}-debian`;
  const build = [
    'build',
    '--file',
    `${DOCKERFILE}builder.Dockerfile`,
    '--tag',
    tag,
    '--build-arg',
    `BUILDER=${builder}`,
    DOCKERFILE,
  ];
  const { status, output } = await docker(build);
  if (status !== 0) throw new Error(`The builder can't be made:\n${output.slice(-2000)}`);
  return tag;
}

function tell(id: string, { result, seconds, lines }: StageOutcome): boolean {
  print(`${id}: exit code ${result.exitCode} after ${seconds} s`);
  for (const line of lines) if (TELLING.test(line)) print(`  ${line}`);
  if (result.exitCode !== 0) for (const line of lines.slice(-40)) print(`  ${line}`);
  return result.exitCode === 0;
}

/** Copies what a stage left out of its volume. */
async function keep(image: string, volume: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const mounts = ['--volume', `${volume}:/from:ro`, '--volume', `${folder}:/to`];
  const { status, output } = await docker([
    'run',
    '--rm',
    '--user',
    '0',
    ...mounts,
    image,
    'cp',
    '-r',
    '/from/.',
    '/to/',
  ]);
  if (status !== 0) throw new Error(`${volume} can't be copied: ${output}`);
}

async function runStages(made: BuildPlan, image: string, out: string, verbose: boolean): Promise<boolean> {
  const box = openSandboxed(image, made, [], (line) => {
    if (verbose) print(`  ${line}`);
  });
  try {
    const outputs: Record<string, string> = {};
    let layers: readonly string[] = [];
    for (const stage of made.stages) {
      const outcome = await box.run(stage, layers, outputs);
      outputs[stage.id] = outcome.result.outVolume;
      if (stage.rootfs === 'extend') layers = outcome.result.layers;
      await keep(image, outcome.result.outVolume, `${out}/${stage.id}`);
      if (!tell(stage.id, outcome)) return false;
    }
    return true;
  } finally {
    await box.close();
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'git-mirror': { type: 'string' },
      'source-mirror': { type: 'string' },
      release: { type: 'string', default: 'wrynose' },
      out: { type: 'string', default: '.boardwright/verify-yocto-image' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const { 'git-mirror': gitMirror, 'source-mirror': sourceMirror } = values;
  if (gitMirror === undefined) {
    print(USAGE);
    return 2;
  }
  const release = oneOf('--release', values.release, YOCTO_RELEASE_IDS);
  const spec = ImageSpec.parse({
    apiVersion: 'boardwright/v1',
    name: 'verify-image',
    board: 'qemu-x86_64',
    engine: { kind: 'yocto', release },
    kernel: { preemption: 'rt' },
  });
  const { image } = resolve(spec);
  if (image === null) throw new Error('The spec does not resolve');
  const tag = await ensureDebianBuilder(await ensureYoctoBuilder());
  const mirrors = { gitMirror, ...(sourceMirror === undefined ? {} : { sourceMirror }) };
  const rendered = plan(image, {
    archiveDate: '2026-01-01',
    builderDigests: { [yoctoBuilder.name]: tag },
    yocto: mirrors,
  });
  const made = withLayer(rendered, await debianLayer(tag, release, gitMirror));
  const out = resolvePath(values.out, release);
  if (!(await runStages(made, tag, out, values.verbose))) return 1;
  const said = await checkOutputs(out, made.artifacts, {
    preemption: image.kernel.preemption,
    requiredConfig: image.kernel.requiredConfig.map(({ line }) => line),
    selfTests: image.selfTests.map(({ runtime, model }) => ({ runtime, model })),
    oneVersion: image.yocto?.oneVersion ?? [],
    init: 'systemd',
    latencyTestSeconds: image.latencyTestSeconds,
    bootTestNotRun: null,
  });
  for (const line of said.facts) print(line);
  const problems = [...said.problems, ...(await bootPersonalised(made, tag, out))];
  for (const problem of problems) print(`FAILED ${problem}`);
  return problems.length === 0 ? 0 : 1;
}

await runVerifier(main);
