import type { BoardArch } from '../../arch.ts';
import type { ResolvedImage, ResolvedSymbol } from '../../resolved-image.ts';
import type { BuildrootScene } from './scene.ts';

/** Text as Kconfig writes a string. Values here never hold quotes or backslashes: the schema's patterns exclude them. */
export function quoted(text: string): string {
  return `"${text}"`;
}

function board(name: string, value: string, because: string): ResolvedSymbol {
  return { name, value, because, unit: 'board', stage: 'toolchain' };
}

function system(name: string, value: string, because: string, unit = 'system'): ResolvedSymbol {
  return { name, value, because, unit, stage: 'base' };
}

/** Bootlin's prebuilt toolchain of an architecture: glibc, C++ and OpenMP, of the kind tested with each Buildroot release. */
const BOOTLIN: Record<BoardArch, string> = {
  x86_64: 'X86_64_GLIBC_STABLE',
  aarch64: 'AARCH64_GLIBC_STABLE',
  arm: 'ARMV7_EABIHF_GLIBC_STABLE',
  riscv64: 'RISCV64_LP64D_GLIBC_STABLE',
};

/** Toolchain, init, login and host name: what every image has, beyond the board's own defconfig. */
export function systemSymbols(scene: BuildrootScene, hostname: ResolvedImage['hostname']): ResolvedSymbol[] {
  const { buildroot, spec } = scene;
  const hasCan = spec.network.interfaces.some(({ canBitrate }) => canBitrate !== undefined);
  const hasInterfaces = spec.network.interfaces.length > 0;
  return [
    board('BR2_TOOLCHAIN_EXTERNAL', 'y', 'a prebuilt toolchain saves its compilation, most of an hour'),
    board('BR2_TOOLCHAIN_EXTERNAL_BOOTLIN', 'y', "Bootlin's, made with Buildroot itself"),
    board(
      `BR2_TOOLCHAIN_EXTERNAL_BOOTLIN_${BOOTLIN[scene.board.arch]}`,
      'y',
      'ML runtimes are C++ and written for glibc',
    ),
    ...(buildroot.qemu === undefined
      ? []
      : [board('BR2_PACKAGE_HOST_QEMU', 'n', 'the boot test brings its own emulator: ten minutes less')]),
    ...(scene.board.arch === 'riscv64'
      ? [
          board(
            'BR2_RISCV_ISA_RVC',
            'y',
            'the CPU has compressed instructions: smaller programs, and Rust needs them',
          ),
        ]
      : []),
    board('BR2_CCACHE', 'y', 'what was compiled once is not compiled again'),
    board(
      'BR2_PER_PACKAGE_DIRECTORIES',
      'y',
      'packages build in parallel, each seeing only what it depends on',
    ),
    board('BR2_REPRODUCIBLE', 'y', 'equal inputs give equal images, as far as the packages allow'),
    system('BR2_INIT_BUSYBOX', 'y', 'the smallest init; starts the scripts of /etc/init.d'),
    system(
      'BR2_PACKAGE_BUSYBOX_SHOW_OTHERS',
      'y',
      'packages BusyBox has smaller versions of can be chosen too',
    ),
    { ...system('BR2_TARGET_GENERIC_HOSTNAME', quoted(hostname.value), hostname.because), stage: 'image' },
    system(
      'BR2_PACKAGE_BW_SELFTEST',
      'y',
      'proves runtimes and kernel once, on the device and in the boot test',
    ),
    system(
      'BR2_PACKAGE_BW_FIRSTBOOT',
      'y',
      'grows the root to the medium and makes host keys at first start',
    ),
    system(
      'BR2_TARGET_ENABLE_ROOT_LOGIN',
      'n',
      'nobody logs in until you add an account or a key: the image holds no password',
    ),
    hasInterfaces
      ? system(
          'BR2_SYSTEM_DHCP',
          quoted(''),
          'network.interfaces of the spec takes its place',
          'network.interfaces',
        )
      : system(
          'BR2_SYSTEM_DHCP',
          quoted('eth0'),
          'no network.interfaces in the spec: DHCP on the first wired interface',
        ),
    ...(hasCan
      ? [
          system(
            'BR2_PACKAGE_IPROUTE2',
            'y',
            "network.interfaces of the spec has a CAN bus, which BusyBox's ip does not configure",
            'network.interfaces',
          ),
        ]
      : []),
  ];
}
