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
  { line: 'CONFIG_SECCOMP=y', because: 'system calls a container may not make' },
  { line: 'CONFIG_POSIX_MQUEUE=y', because: 'message queues inside a container' },
  { line: 'CONFIG_NF_CONNTRACK=m', because: 'answers find their way back' },
  { line: 'CONFIG_NF_TABLES=m', because: 'iptables writes its rules as nftables' },
  { line: 'CONFIG_NF_TABLES_IPV4=y', because: 'rules for IPv4' },
  {
    line: 'CONFIG_NETFILTER_XTABLES=m',
    because: 'what the matches and targets of iptables are part of',
  },
  { line: 'CONFIG_NFT_COMPAT=m', because: 'matches and targets of iptables in nftables' },
  { line: 'CONFIG_NFT_NAT=m', because: 'addresses of containers are translated' },
  { line: 'CONFIG_NETFILTER_XT_NAT=m', because: 'published ports' },
  { line: 'CONFIG_NETFILTER_XT_TARGET_MASQUERADE=m', because: 'containers reach the network' },
  { line: 'CONFIG_NETFILTER_XT_MATCH_ADDRTYPE=m', because: 'published ports' },
  { line: 'CONFIG_NETFILTER_XT_MATCH_CONNTRACK=m', because: 'answers find their way back' },
  { line: 'CONFIG_BRIDGE_NETFILTER=m', because: 'rules apply to bridged traffic too' },
];

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
    buildroot: {
      symbols: [
        { name: 'BR2_PACKAGE_DOCKER_ENGINE', value: 'y', because: 'the daemon' },
        { name: 'BR2_PACKAGE_DOCKER_CLI', value: 'y', because: 'the command docker' },
        {
          name: 'BR2_PACKAGE_IPTABLES_NFTABLES',
          value: 'y',
          because: 'the old tables of iptables do not exist beside PREEMPT_RT from Linux 6.17 on',
        },
        {
          name: 'BR2_PACKAGE_IPTABLES_NFTABLES_DEFAULT',
          value: 'y',
          because: 'the daemon calls iptables, which then means nftables',
        },
      ],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      kernel: KERNEL,
      cost: { installedMiB: 160, downloadMiB: 250, cpuSeconds: 2400 },
    },
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
    yocto: {
      layers: [{ id: 'meta-virtualization', because: 'has the container engines' }],
      packages: [{ name: 'docker-moby', because: 'the daemon and the command docker' }],
      distroFeatures: [
        { name: 'virtualization', because: 'meta-virtualization works only with it' },
        { name: 'seccomp', because: 'containers are refused system calls through it' },
      ],
      archs: ['x86_64', 'aarch64'],
      archReason: 'its Go parts were looked at for 64-bit Arm and x86-64 alone',
      kernel: KERNEL,
      variables: [
        {
          name: 'CONTAINER_PROFILE',
          value: 'docker',
          because:
            "meta-virtualization's choice of what goes with it (VIRTUAL-RUNTIME_container_*): runc, and networks are Docker's own",
          where: 'conf',
          releases: ['wrynose'],
        },
      ],
      notWithBusybox: 'it needs control groups, which systemd sets up there',
      services: [{ unit: 'docker.service', state: 'enabled', because: 'the daemon starts with the device' }],
      cost: { installedMiB: 170, downloadMiB: 300, cpuSeconds: 4800 },
    },
  },
} as const satisfies Unit;
