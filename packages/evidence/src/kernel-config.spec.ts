import { describe, expect, it } from 'vitest';
import { holdsConfigLine, parseKernelConfig, preemptionOf } from './kernel-config.ts';

const config = parseKernelConfig(
  'CONFIG_PREEMPT_RT=y\n# CONFIG_PREEMPT is not set\nCONFIG_CAN=m\nCONFIG_HZ=1000\nCONFIG_X=n',
);

describe('holdsConfigLine', () => {
  it.each([
    ['CONFIG_PREEMPT_RT=y', true],
    ['CONFIG_CAN=m', true],
    ['CONFIG_CAN=y', false],
    ['CONFIG_HZ=1000', true],
    ['CONFIG_HZ=100', false],
    ['# CONFIG_PREEMPT is not set', true],
    ['CONFIG_PREEMPT=n', true],
    ['CONFIG_PREEMPT_RT=n', false],
    ['CONFIG_X=n', true],
    ['CONFIG_MISSING=y', false],
    ['nonsense', false],
  ])('%s is %s', (line, held) => {
    expect(holdsConfigLine(config, line)).toBe(held);
  });
});

describe('preemptionOf', () => {
  it('names the model and says nothing of a configuration without one', () => {
    expect(preemptionOf(config)).toBe('rt');
    expect(preemptionOf(parseKernelConfig('CONFIG_PREEMPT_VOLUNTARY=y'))).toBe('voluntary');
    expect(preemptionOf(parseKernelConfig('CONFIG_PREEMPT=y'))).toBe('full');
    expect(preemptionOf(parseKernelConfig('CONFIG_PREEMPT_NONE=y'))).toBe('none');
    expect(preemptionOf(parseKernelConfig(''))).toBeNull();
  });
});
