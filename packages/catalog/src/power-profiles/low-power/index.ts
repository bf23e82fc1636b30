import type { PowerProfile } from '../../power-profile.ts';

export const lowPower = {
  id: 'low-power',
  title: 'Low power',
  summary: 'The CPU stays at its lowest frequency, idle CPUs stay asleep, and the medium is written rarely.',
  governor: 'powersave',
  sysctl: [
    {
      key: 'vm.dirty_writeback_centisecs',
      value: '1500',
      because: 'changed data is written every 15 s instead of every 5 s, so the medium sleeps longer',
    },
    {
      key: 'vm.dirty_expire_centisecs',
      value: '6000',
      because: 'changed data may wait 60 s for the next write; a power cut loses at most that much',
    },
    {
      key: 'vm.stat_interval',
      value: '30',
      because: 'the kernel collects memory statistics less often, so CPUs wake less',
    },
  ],
  cmdline: [
    {
      word: 'workqueue.power_efficient=1',
      because: 'the kernel runs its background work on CPUs that are awake already',
    },
    { word: 'pcie_aspm.policy=powersave', needs: 'bus:pcie', because: 'PCIe links sleep when idle' },
  ],
  busybox: [
    {
      line: 'CONFIG_CROND=n',
      because:
        'crond is started in every image and wakes each minute to look for jobs, also when there are none; where jobs are needed the package dcron brings it back',
    },
    { line: 'CONFIG_CRONTAB=n', because: 'without crond there is no table of jobs to edit' },
    {
      line: 'CONFIG_RTCWAKE=y',
      because:
        'rtcwake puts the whole device to sleep until a given time, which saves far more than any setting; needs a clock that can wake the board',
    },
  ],
  files: [
    {
      path: '/etc/systemd/journald.conf.d/50-boardwright-power.conf',
      content: '[Journal]\nSyncIntervalSec=15min\n',
      mode: '0644',
      because: 'the journal is written to the medium every 15 minutes; errors still at once',
    },
  ],
} as const satisfies PowerProfile;
