import { expect, it } from 'vitest';
import { PREEMPTION_MODELS, preemptionLack } from './preemption.ts';

/** As the kernels' own Kconfig answered (npm run verify:kernel; those of 7.1.8 partly read from it). */
it.each([
  ['arm', '6.12.107', ['none', 'voluntary', 'full']],
  ['arm', '6.18.15', ['none', 'voluntary', 'full']],
  ['arm', '7.1.8', ['voluntary', 'full', 'rt']],
  ['aarch64', '6.12.107', ['none', 'voluntary', 'full', 'rt']],
  ['aarch64', '6.18.15', ['none', 'voluntary', 'lazy', 'full', 'rt']],
  ['x86_64', '7.1.8', ['lazy', 'full', 'rt']],
] as const)('on %s, Linux %s has %j', (arch, version, models) => {
  const offered = PREEMPTION_MODELS.filter((model) => preemptionLack(model, arch, version) === undefined);
  expect(offered).toEqual(models);
});
