import type { KernelLine } from '../../compiled-recipe.ts';
import type { Unit } from '../../unit.ts';

const KERNEL: readonly KernelLine[] = [
  { line: 'CONFIG_NAMESPACES=y', because: 'a container sees only its own processes, mounts and users' },
  { line: 'CONFIG_USER_NS=y', because: 'user ids of a container are not those of the host' },
  { line: 'CONFIG_CGROUPS=y', because: 'limits of a container' },
  { line: 'CONFIG_MEMCG=y', because: 'memory limits' },
  { line: 'CONFIG_CGROUP_SCHED=y', because: 'CPU shares' },
  { line: 'CONFIG_CGROUP_PIDS=y', because: 'limits on processes' },
  { line: 'CONFIG_CPUSETS=y', because: 'pins a container to CPUs' },
  { line: 'CONFIG_CGROUP_DEVICE=y', because: 'which devices a container may open' },
  { line: 'CONFIG_CGROUP_FREEZER=y', because: 'pauses a container' },
  { line: 'CONFIG_OVERLAY_FS=y', because: 'layers of container images' },
  { line: 'CONFIG_VETH=m', because: 'the wire between host and container' },
  { line: 'CONFIG_BRIDGE=m', because: 'the network containers share' },
  { line: 'CONFIG_NETFILTER=y', because: 'rules the container network is made of' },
  { line: 'CONFIG_NETFILTER_ADVANCED=y', because: 'rules the container network is made of' },
  { line: 'CONFIG_NF_CONNTRACK=m', because: 'answers find their way back' },
  { line: 'CONFIG_NF_TABLES=m', because: 'netavark writes its rules as nftables' },
  { line: 'CONFIG_NF_TABLES_INET=y', because: 'rules for IPv4 and IPv6 at once' },
  { line: 'CONFIG_NFT_CT=m', because: 'rules that know answers from questions' },
  { line: 'CONFIG_NFT_NAT=m', because: 'published ports' },
  { line: 'CONFIG_NFT_MASQ=m', because: 'containers reach the network' },
  { line: 'CONFIG_SECCOMP=y', because: 'system calls a container may not make' },
  { line: 'CONFIG_POSIX_MQUEUE=y', because: 'message queues inside a container' },
];

export const podman = {
  kind: 'feature',
  id: 'podman',
  title: 'Podman',
  summary: 'Runs containers without a daemon, as root.',
  licence: 'Apache-2.0',
  slot: 'containers',
  provides: ['containers:podman'],
  requires: [],
  conflicts: ['containers:docker'],
  ramMiB: 60,
  engines: {
    buildroot: {
      symbols: [
        { name: 'BR2_PACKAGE_PODMAN', value: 'y', because: 'the container engine' },
        {
          name: 'BR2_PACKAGE_CRUN',
          value: 'y',
          because: 'the small container runtime Podman itself recommends',
        },
      ],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      kernel: KERNEL,
      cost: { installedMiB: 90, downloadMiB: 700, cpuSeconds: 5400 },
    },
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
    yocto: {
      layers: [{ id: 'meta-virtualization', because: 'has the container engines' }],
      packages: [{ name: 'podman', because: 'the container engine' }],
      distroFeatures: [
        { name: 'virtualization', because: 'meta-virtualization works only with it' },
        { name: 'seccomp', because: 'containers are refused system calls through it' },
      ],
      archs: ['x86_64', 'aarch64'],
      archReason: 'its Go and Rust parts were looked at for 64-bit Arm and x86-64 alone',
      kernel: KERNEL,
      variables: [
        {
          name: 'CONTAINER_PROFILE',
          value: 'podman',
          because:
            "meta-virtualization's choice of what goes with it (VIRTUAL-RUNTIME_container_*): crun, netavark and aardvark-dns, where its default is CNI, which Podman 5 does not start with",
          where: 'conf',
          releases: ['wrynose'],
        },
      ],
      notWithBusybox: 'it needs control groups and a runtime directory, which systemd sets up there',
      services: [
        {
          unit: 'podman-auto-update.timer',
          state: 'disabled',
          because: 'containers are updated when you say so, not by a timer',
        },
      ],
      cost: { installedMiB: 100, downloadMiB: 700, cpuSeconds: 7200 },
    },
  },
} as const satisfies Unit;
