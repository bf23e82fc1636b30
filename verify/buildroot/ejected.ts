import { parseArgs } from 'node:util';
import { resolve } from '@boardwright/catalog/resolve';
import { buildrootImage } from '@boardwright/engines/buildroot/resolved';
import { compareWithPlain } from '../../tests/stack/compare-images.ts';
import { examplePath, exampleSpec } from '../../tests/stack/example-spec.ts';
import { buildPlainly } from '../../tests/stack/plain-buildroot.ts';
import { startThrowawayStack } from '../../tests/stack/throwaway-stack.ts';

const USAGE = `Builds an example twice, by the worker and by the ejected tree's own build.sh, and compares every file of both images.

usage: npm run verify:ejected -- [--example FILE]     default: qemu-aarch64-buildroot-small.yaml

Sources come from where BOARDWRIGHT_BUILDROOT_SITE and its companions say. Two compilations of everything.`;

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
const stack = await startThrowawayStack('ejected');
try {
  const specFile = examplePath(values.example);
  const plain = await buildPlainly(stack, specFile, buildrootImage(image));
  try {
    const { compared, different } = await compareWithPlain(stack, specFile, plain);
    const lines = [...different, `${compared} entries compared, ${different.length} differ`];
    process.stdout.write(`${lines.join('\n')}\n`);
    process.exitCode = different.length === 0 ? 0 : 1;
  } finally {
    await plain.remove();
  }
} finally {
  await stack.remove();
}
