import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { resolve } from '@boardwright/catalog/resolve';
import { buildrootImage } from '@boardwright/engines/buildroot/resolved';
import { compareWithPlain } from '../../tests/stack/compare-images.ts';
import { examplePath, exampleSpec } from '../../tests/stack/example-spec.ts';
import { buildPlainly } from '../../tests/stack/plain-buildroot.ts';
import { startThrowawayStack } from '../../tests/stack/throwaway-stack.ts';
import { oneOf } from '../choices.ts';
import { runVerifier } from '../run-verifier.ts';

const USAGE = `Builds an example twice, by the worker and by the ejected tree's own build.sh, and compares every file of both images.

usage: npm run verify:ejected -- [--example FILE]     default: qemu-aarch64-buildroot-small.yaml

Sources come from where BOARDWRIGHT_BUILDROOT_SITE and its companions say. Two compilations of everything.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      example: { type: 'string', default: 'qemu-aarch64-buildroot-small.yaml' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const examples = await readdir(examplePath('.'));
  const example = oneOf('--example', values.example, examples);
  const { image } = resolve(await exampleSpec(example));
  if (image === null) throw new Error(`${example} does not resolve`);
  const stack = await startThrowawayStack('ejected');
  try {
    const specFile = examplePath(example);
    const plain = await buildPlainly(stack, specFile, buildrootImage(image));
    try {
      const { compared, different } = await compareWithPlain(stack, specFile, plain);
      const lines = [...different, `${compared} entries compared, ${different.length} differ`];
      process.stdout.write(`${lines.join('\n')}\n`);
      return compared > 0 && different.length === 0 ? 0 : 1;
    } finally {
      await plain.remove();
    }
  } finally {
    await stack.remove();
  }
}

await runVerifier(main);
