import type { PowerProfile } from '../../power-profile.ts';

export const performance = {
  id: 'performance',
  title: 'Performance',
  summary:
    'The CPU stays at its highest frequency and PCIe links stay awake: the shortest and steadiest latency.',
  governor: 'performance',
  sysctl: [
    {
      key: 'vm.stat_interval',
      value: '10',
      because: 'the kernel collects memory statistics less often, so it interrupts less',
    },
  ],
  cmdline: [
    {
      word: 'pcie_aspm.policy=performance',
      needs: 'bus:pcie',
      because: 'PCIe links do not fall asleep, so they need not wake',
    },
  ],
  busybox: [],
  files: [],
} as const satisfies PowerProfile;
