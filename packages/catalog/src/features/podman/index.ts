import type { Unit } from '../../unit.ts';

export const podman = {
  kind: 'feature',
  id: 'podman',
  title: 'Podman',
  summary: 'Runs containers without a daemon; as root, with systemd units (Quadlet).',
  licence: 'Apache-2.0',
  slot: 'containers',
  provides: ['containers:podman'],
  requires: [],
  conflicts: ['containers:docker'],
  ramMiB: 60,
  engines: {
    debian: {
      packages: {
        trixie: ['podman', 'crun', 'netavark', 'aardvark-dns', 'nftables', 'ca-certificates'],
        forky: ['podman', 'crun', 'netavark', 'aardvark-dns', 'nftables', 'ca-certificates'],
      },
      archs: ['amd64', 'arm64'],
      services: [
        {
          unit: 'podman-auto-update.timer',
          state: 'disabled',
          because: 'containers are updated when you say so, not by a timer',
        },
      ],
      sizes: {
        trixie: {
          amd64: { installedMiB: 138, downloadMiB: 40, packages: 44 },
          arm64: { installedMiB: 133, downloadMiB: 36, packages: 44 },
        },
        forky: {
          amd64: { installedMiB: 140, downloadMiB: 42, packages: 46 },
          arm64: { installedMiB: 133, downloadMiB: 37, packages: 46 },
        },
      },
    },
  },
} as const satisfies Unit;
