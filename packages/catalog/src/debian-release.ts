import type { PreemptionModel } from './resolved-image.ts';
import type { DebianArch, DebianRelease, PackageSizes } from './unit.ts';

/** How one preemption model comes about with Debian's kernel packages. */
export interface PreemptionChoice {
  /** Flavour of the kernel package: `linux-image-<arch>` or `linux-image-rt-<arch>`. */
  readonly flavour: 'stock' | 'rt';
  /** Word on the kernel command line that selects it, where the kernel can choose at boot. */
  readonly cmdline?: string;
  /** What the kernel's configuration must hold. */
  readonly requiredConfig: string;
}

interface ArchFacts {
  readonly preemption: Partial<Record<PreemptionModel, PreemptionChoice>>;
  /** What the stock kernel does when nothing is asked for. */
  readonly defaultPreemption: PreemptionModel;
  readonly base: PackageSizes;
  readonly kernel: Readonly<Record<'stock' | 'rt', PackageSizes>>;
}

interface ReleaseFacts {
  readonly title: string;
  readonly kernelVersion: string;
  readonly archs: Readonly<Record<DebianArch, ArchFacts>>;
}

const RT: PreemptionChoice = { flavour: 'rt', requiredConfig: 'CONFIG_PREEMPT_RT=y' };
const DYNAMIC = 'CONFIG_PREEMPT_DYNAMIC=y';

/**
 * Debian's releases: kernels and sizes. Preemption models were read from the `linux-config` packages of each release and
 * architecture (6.12.107-1, 7.2.12-1), sizes from the archive's package records, both on 2026-11-22.
 */
export const DEBIAN_RELEASES: Readonly<Record<DebianRelease, ReleaseFacts>> = {
  trixie: {
    title: 'Debian 13 "trixie" (stable)',
    kernelVersion: '6.12.107',
    archs: {
      amd64: {
        preemption: {
          none: { flavour: 'stock', cmdline: 'preempt=none', requiredConfig: DYNAMIC },
          voluntary: { flavour: 'stock', requiredConfig: 'CONFIG_PREEMPT_VOLUNTARY=y' },
          full: { flavour: 'stock', cmdline: 'preempt=full', requiredConfig: DYNAMIC },
          rt: RT,
        },
        defaultPreemption: 'voluntary',
        base: { installedMiB: 143, downloadMiB: 38, packages: 107 },
        kernel: {
          stock: { installedMiB: 108, downloadMiB: 103, packages: 10 },
          rt: { installedMiB: 108, downloadMiB: 103, packages: 10 },
        },
      },
      arm64: {
        preemption: {
          voluntary: { flavour: 'stock', requiredConfig: 'CONFIG_PREEMPT_VOLUNTARY=y' },
          rt: RT,
        },
        defaultPreemption: 'voluntary',
        base: { installedMiB: 171, downloadMiB: 36, packages: 107 },
        kernel: {
          stock: { installedMiB: 174, downloadMiB: 89, packages: 10 },
          rt: { installedMiB: 173, downloadMiB: 89, packages: 10 },
        },
      },
    },
  },
  forky: {
    title: 'Debian 14 "forky" (testing)',
    kernelVersion: '7.2.12',
    archs: {
      amd64: {
        preemption: {
          lazy: { flavour: 'stock', requiredConfig: 'CONFIG_PREEMPT_LAZY=y' },
          full: { flavour: 'stock', cmdline: 'preempt=full', requiredConfig: DYNAMIC },
          rt: RT,
        },
        defaultPreemption: 'lazy',
        base: { installedMiB: 145, downloadMiB: 38, packages: 103 },
        kernel: {
          stock: { installedMiB: 125, downloadMiB: 120, packages: 12 },
          rt: { installedMiB: 122, downloadMiB: 118, packages: 12 },
        },
      },
      arm64: {
        preemption: { lazy: { flavour: 'stock', requiredConfig: 'CONFIG_PREEMPT_LAZY=y' }, rt: RT },
        defaultPreemption: 'lazy',
        base: { installedMiB: 169, downloadMiB: 36, packages: 103 },
        kernel: {
          stock: { installedMiB: 251, downloadMiB: 105, packages: 12 },
          rt: { installedMiB: 251, downloadMiB: 105, packages: 12 },
        },
      },
    },
  },
};

/** Taken when the spec names no release and nothing needs another. */
export const DEFAULT_DEBIAN_RELEASE: DebianRelease = 'trixie';

/** Releases from the preferred one on. */
export const DEBIAN_RELEASE_IDS: readonly DebianRelease[] = ['trixie', 'forky'];

/** @returns whether a text names a release of Debian the engine knows */
export function isDebianRelease(text: string): text is DebianRelease {
  return (DEBIAN_RELEASE_IDS as readonly string[]).includes(text);
}

/** Installed in every image, whatever is chosen; what these need comes along by their dependencies. */
export const BASE_PACKAGES: readonly { readonly name: string; readonly because: string }[] = [
  { name: 'systemd', because: 'starts and supervises everything' },
  { name: 'systemd-sysv', because: 'makes systemd /sbin/init' },
  { name: 'udev', because: 'finds devices and loads their modules' },
  { name: 'dbus', because: 'systemd-logind and systemd-networkd are talked to over it' },
  { name: 'systemd-resolved', because: 'resolves names with the servers DHCP gave' },
  { name: 'systemd-timesyncd', because: 'sets the clock: most boards have no battery for theirs' },
  { name: 'iproute2', because: 'shows and sets addresses, routes and CAN buses' },
  { name: 'kmod', because: 'loads kernel modules' },
  { name: 'login', because: 'the login prompt on the console' },
  { name: 'mount', because: 'systemd mounts with it; forky installs it only when asked' },
  { name: 'passwd', because: 'accounts are made at first start' },
  { name: 'fdisk', because: 'sfdisk grows the root partition to the medium at first start' },
  { name: 'e2fsprogs', because: 'checks ext4 and grows it at first start' },
];
