import { resolve as resolvePath } from 'node:path';
import { parseArgs } from 'node:util';
import { resolve } from '@boardwright/catalog/resolve';
import { YOCTO_RELEASE_IDS } from '@boardwright/catalog/yocto-board';
import { yoctoBuilder } from '@boardwright/engines/yocto/builder';
import { plan } from '@boardwright/engines/yocto/plan';
import { IMAGE_LAYER } from '@boardwright/engines/yocto/render-layer';
import { ImageSpec } from '@boardwright/spec/image-spec';
import { oneOf } from '../choices.ts';
import { runVerifier } from '../run-verifier.ts';
import { ensureYoctoBuilder } from './builder-image.ts';
import { filesBelow } from './debian/layer-files.ts';
import { openSandboxed, type StageOutcome } from './sandboxed.ts';

const DEFAULT_TARGETS = ['zip-native', 'unzip-native', 'quilt-native', 'bw-bench-native'];
const USAGE = `Runs real tasks of BitBake through the worker's sandbox: layers, check, downloads, build; then the build again with its
work directory gone, from the results of the first.

usage: npm run verify:yocto-tasks -- --git-mirror URL --source-mirror URL [--release R] [--target T]... [--with DIR]
                               [--sstate-mirror URL] [--hash-server HOST:PORT] [--keep-sstate DIR] [--verbose]

Both mirrors must be reachable from the Docker network: bare repositories under the names in kas.yml, and the files
the targets (${DEFAULT_TARGETS.join(', ')}) would download. --with: files put into the image's own layer, for
example a bbappend for a version the mirror has. --keep-sstate copies the results into a directory, which served over HTTP is a
--sstate-mirror of the next run.`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The lines that say what a stage was about. */
function tell(id: string, { result, seconds, lines }: StageOutcome): boolean {
  print(`${id}: exit code ${result.exitCode} after ${seconds} s`);
  const telling = /^@bw fact|Sstate summary|Tasks Summary|^Parsing of|new in the download cache|^E: /;
  for (const line of lines) if (telling.test(line)) print(`  ${line}`);
  if (result.exitCode !== 0) for (const line of lines.slice(-40)) print(`  ${line}`);
  return result.exitCode === 0;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'git-mirror': { type: 'string' },
      'source-mirror': { type: 'string' },
      release: { type: 'string', default: 'wrynose' },
      target: { type: 'string', multiple: true, default: DEFAULT_TARGETS },
      with: { type: 'string' },
      'sstate-mirror': { type: 'string' },
      'hash-server': { type: 'string' },
      'keep-sstate': { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const { 'git-mirror': gitMirror, 'source-mirror': sourceMirror } = values;
  const { 'sstate-mirror': sstateMirror, 'hash-server': hashServer } = values;
  if (gitMirror === undefined || sourceMirror === undefined) {
    print(USAGE);
    return 2;
  }
  const spec = ImageSpec.parse({
    apiVersion: 'boardwright/v1',
    name: 'verify-tasks',
    board: 'qemu-aarch64',
    engine: { kind: 'yocto', release: oneOf('--release', values.release, YOCTO_RELEASE_IDS) },
  });
  const { image } = resolve(spec);
  if (image === null) throw new Error('The spec does not resolve');
  const tag = await ensureYoctoBuilder();
  const targets = values.target;
  const made = plan(image, {
    archiveDate: '2026-01-01',
    builderDigests: { [yoctoBuilder.name]: tag },
    yocto: {
      gitMirror,
      sourceMirror,
      targets,
      ...(sstateMirror === undefined ? {} : { sstateMirror }),
      ...(hashServer === undefined ? {} : { hashServer }),
    },
  });
  const more = values.with === undefined ? [] : await filesBelow(values.with, IMAGE_LAYER);
  const box = openSandboxed(tag, made, more, (line) => {
    if (values.verbose) print(`  ${line}`);
  });
  try {
    const outputs: Record<string, string> = {};
    let layers: readonly string[] = [];
    let belowBuild: readonly string[] = [];
    for (const stage of made.stages) {
      if (stage.id === 'build') belowBuild = layers;
      const outcome = await box.run(stage, layers, outputs);
      if (!tell(stage.id, outcome)) return 1;
      outputs[stage.id] = outcome.result.outVolume;
      layers = outcome.result.layers;
    }
    const build = made.stages.find(({ id }) => id === 'build');
    if (build === undefined) throw new Error('The plan has no build');
    if (!tell('build again', await box.run(build, belowBuild, outputs))) return 1;
    if (values['keep-sstate'] !== undefined)
      await box.copyCache('yoctosstate', resolvePath(values['keep-sstate']));
    return 0;
  } finally {
    await box.close();
  }
}

await runVerifier(main);
