import type { Unit } from '../../unit.ts';

export const docker = {
  kind: 'feature',
  id: 'docker',
  title: 'Docker Engine',
  summary: 'Runs containers with the Docker daemon.',
  licence: 'Apache-2.0',
  slot: 'containers',
  provides: ['containers:docker'],
  requires: [],
  conflicts: ['containers:podman'],
  ramMiB: 120,
  engines: {
    debian: {
      packages: {
        trixie: ['docker.io', 'docker-cli', 'iptables', 'ca-certificates'],
        forky: ['docker.io', 'docker-cli', 'iptables', 'ca-certificates'],
      },
      archs: ['amd64', 'arm64'],
      services: [{ unit: 'docker.service', state: 'enabled', because: 'the daemon starts with the device' }],
      sizes: {
        trixie: {
          amd64: { installedMiB: 256, downloadMiB: 66, packages: 15 },
          arm64: { installedMiB: 200, downloadMiB: 44, packages: 15 },
        },
        forky: {
          amd64: { installedMiB: 253, downloadMiB: 63, packages: 15 },
          arm64: { installedMiB: 243, downloadMiB: 54, packages: 15 },
        },
      },
    },
  },
} as const satisfies Unit;
