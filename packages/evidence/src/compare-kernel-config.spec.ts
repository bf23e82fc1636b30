import { expect, it } from 'vitest';
import { compareKernelConfigs } from './compare-kernel-config.ts';
import { parseKernelConfig } from './kernel-config.ts';

it('compares what is set, and takes "is not set" for absent', () => {
  const from = parseKernelConfig(
    'CONFIG_CAN=m\nCONFIG_HZ=250\nCONFIG_NUMA=y\n# CONFIG_PREEMPT_RT is not set\n',
  );
  const to = parseKernelConfig(
    'CONFIG_CAN=m\nCONFIG_HZ=1000\n# CONFIG_NUMA is not set\nCONFIG_PREEMPT_RT=y\n',
  );
  expect(compareKernelConfigs(from, to)).toEqual({
    added: [{ name: 'PREEMPT_RT', value: 'y' }],
    removed: [{ name: 'NUMA', value: 'y' }],
    changed: [{ name: 'HZ', from: '250', to: '1000' }],
    unchanged: 1,
  });
  expect(compareKernelConfigs(to, to)).toEqual({ added: [], removed: [], changed: [], unchanged: 3 });
});
