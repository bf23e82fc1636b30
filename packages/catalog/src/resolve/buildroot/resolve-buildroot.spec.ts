import type { ImageSpec } from '@boardwright/spec/image-spec';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../resolve.ts';
import { errors, mended, spec, symbols } from '../../testing/buildroot-specs.ts';

describe('PREEMPT_RT with Buildroot', () => {
  it('is refused on 32-bit Arm with the kernel that would have it', () => {
    const given = spec({ board: 'beaglebone-black', kernel: { preemption: 'rt' } });
    const [issue] = resolve(given).issues;
    expect(issue).toMatchObject({ code: 'PREEMPTION_NOT_OFFERED', path: '/kernel/preemption' });
    expect(issue?.message).toContain('from 7.1 on');
    expect(mended(given, 'PREEMPTION_NOT_OFFERED').image).not.toBeNull();
  });

  it('moves a board to the release whose kernel has it, and refuses the other', () => {
    const image = resolve(spec({ board: 'beagleplay', kernel: { preemption: 'rt' } })).image;
    expect(image?.engine.release).toBe('2026.05');
    const asked = spec({
      board: 'beagleplay',
      engine: { kind: 'buildroot', release: '2026.02' },
      kernel: { preemption: 'rt' },
    });
    expect(errors(asked)).toContain('RELEASE_LACKS_CHOICE');
    expect(mended(asked, 'RELEASE_LACKS_CHOICE').image?.engine.release).toBe('2026.05');
  });

  it('writes the lines of the kernel configuration and says what it takes away', () => {
    const { image, issues } = resolve(spec({ board: 'pc-x86_64', kernel: { preemption: 'rt' } }));
    const lines = image?.buildroot?.kernelLines.map(({ line }) => line);
    expect(lines).toEqual(expect.arrayContaining(['CONFIG_EXPERT=y', 'CONFIG_PREEMPT_RT=y']));
    const lost =
      'PREEMPT_RT excludes transparent huge pages and the Intel graphics driver i915 in Linux 6.12.47';
    expect(issues.find(({ code }) => code === 'RT_EXCLUDES')).toMatchObject({
      severity: 'info',
      message: `${lost}: the kernel is built without.`,
    });
    for (const told of [image?.buildroot?.kernelLines, image?.kernel.requiredConfig])
      expect(told?.find(({ line }) => line === 'CONFIG_PREEMPT_RT=y')?.because).toBe(
        `kernel.preemption of the spec; ${lost}`,
      );
  });

  it('says what nobody would look for in the fragment alone, and nothing without PREEMPT_RT', () => {
    const rt = resolve(spec({ board: 'rpi5', kernel: { preemption: 'rt' } }));
    expect(rt.issues.map(({ code }) => code)).not.toContain('RT_EXCLUDES');
    expect(rt.image?.buildroot?.kernelLines).toContainEqual(
      expect.objectContaining({
        line: 'CONFIG_PREEMPT_RT=y',
        because: 'kernel.preemption of the spec; PREEMPT_RT excludes transparent huge pages in Linux 6.12.61',
      }),
    );
    const newer = resolve(spec({ board: 'qemu-x86_64', kernel: { preemption: 'rt' } }));
    expect(JSON.stringify(newer)).not.toContain('i915');
    const full = resolve(spec({ board: 'pc-x86_64', kernel: { preemption: 'full' } }));
    expect(JSON.stringify(full)).not.toContain('excludes');
  });
});

describe('kernel lines of the spec', () => {
  it('are added with the timer rate', () => {
    const { image } = resolve(spec({ kernel: { hz: 1000, configFragment: ['CONFIG_CAN=m'] } }));
    const lines = image?.buildroot?.kernelLines.map(({ line }) => line);
    expect(lines).toEqual(expect.arrayContaining(['CONFIG_HZ_1000=y', 'CONFIG_CAN=m']));
  });

  it('must not contradict what the image needs', () => {
    const given = spec({ kernel: { preemption: 'rt', configFragment: ['CONFIG_PREEMPT_RT=n'] } });
    expect(errors(given)).toEqual(['KERNEL_LINE_CONFLICT']);
    expect(errors(spec({ kernel: { preemption: 'rt', configFragment: ['CONFIG_PREEMPT_RT=y'] } }))).toEqual(
      [],
    );
  });
});

describe('symbols', () => {
  it('give every value a reason and each name once', () => {
    const { image } = resolve(
      spec({ runtimes: ['tflite'], profiling: ['rt-tests', 'perf'], packages: ['i2c-tools'] }),
    );
    const all = image?.buildroot?.symbols ?? [];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { because } of all) expect(because.length).toBeGreaterThan(5);
    expect(all.find(({ name }) => name === 'BR2_PACKAGE_I2C_TOOLS')).toMatchObject({
      stage: 'extras',
      value: 'y',
    });
    expect(all.find(({ name }) => name === 'BR2_PACKAGE_RT_TESTS')).toMatchObject({ stage: 'packages' });
  });

  it('keep what the upstream defconfig lists before ours', () => {
    expect(symbols(spec({ board: 'rpi5' })).BR2_LINUX_KERNEL_CONFIG_FRAGMENT_FILES).toBe(
      '"board/raspberrypi/linux-4k-page-size.fragment $(BOARDWRIGHT_TREE)/config/linux/boardwright.fragment"',
    );
    expect(symbols(spec({ board: 'visionfive2', power: { profile: 'low-power' } })).BR2_ROOTFS_OVERLAY).toBe(
      '"board/visionfive2/overlay $(BOARDWRIGHT_TREE)/board/overlay"',
    );
  });

  it('take the prebuilt toolchain of the architecture', () => {
    expect(symbols(spec()).BR2_TOOLCHAIN_EXTERNAL_BOOTLIN_AARCH64_GLIBC_STABLE).toBe('y');
    expect(
      symbols(spec({ board: 'qemu-riscv64' })).BR2_TOOLCHAIN_EXTERNAL_BOOTLIN_RISCV64_LP64D_GLIBC_STABLE,
    ).toBe('y');
  });

  it('are called unproven until an image of the board was seen to start', () => {
    const codes = (board: string) => resolve(spec({ board })).issues.map(({ code }) => code);
    expect(codes('qemu-aarch64')).toEqual([]);
    expect(codes('rk3399')).toEqual(['ENGINE_UNPROVEN']);
  });

  it('let nobody in without an account', () => {
    expect(symbols(spec()).BR2_TARGET_ENABLE_ROOT_LOGIN).toBe('n');
  });
});

describe('packages of the spec', () => {
  it('that choose a kernel or an init are refused', () => {
    for (const name of ['linux', 'systemd', 'host-gcc', 'toolchain-external', 'libstdc++'])
      expect(errors(spec({ packages: [name] })), name).toEqual(['PACKAGE_NOT_ADDABLE']);
  });

  it('that are there already are said so once', () => {
    const { image, issues } = resolve(spec({ profiling: ['strace'], packages: ['strace'] }));
    expect(issues.map(({ code }) => code)).toEqual(['PACKAGE_ALREADY_THERE']);
    expect(image?.packages.filter(({ name }) => name === 'strace')).toHaveLength(1);
  });
});

describe('storage', () => {
  it('makes room for what is chosen, and refuses an image too small for it', () => {
    const small = resolve(spec()).image?.buildroot?.rootSizeMiB ?? 0;
    const large = resolve(spec({ containers: { engine: 'docker' } })).image?.buildroot?.rootSizeMiB ?? 0;
    expect(large).toBeGreaterThan(small + 150);
    const given = spec({ containers: { engine: 'docker' }, storage: { imageSizeMiB: 128 } });
    expect(errors(given)).toEqual(['IMAGE_TOO_SMALL']);
    expect(mended(given, 'IMAGE_TOO_SMALL').image).not.toBeNull();
  });

  it('refuses squashfs where the board lays out its own card', () => {
    expect(errors(spec({ board: 'rock-5b', storage: { rootfs: 'squashfs' } }))).toEqual([
      'FIELD_NOT_SUPPORTED',
    ]);
    expect(symbols(spec({ storage: { rootfs: 'squashfs' } })).BR2_TARGET_ROOTFS_SQUASHFS).toBe('y');
  });

  it('knows the room a board has', () => {
    const given = spec({ board: 'beaglebone-black', storage: { imageSizeMiB: 2048 } });
    expect(errors(given)).toEqual(['IMAGE_TOO_LARGE']);
  });
});

describe('network', () => {
  it('writes one stanza per interface with the mask BusyBox wants', () => {
    const given = spec({
      network: {
        interfaces: [{ name: 'eth0', address: '10.1.2.3/20', gateway: '10.1.0.1', dns: ['10.1.0.1'] }],
      },
    });
    const text = resolve(given).image?.files.find(({ path }) => path === '/etc/network/interfaces')?.content;
    expect(text).toContain(
      'iface eth0 inet static\n  address 10.1.2.3\n  netmask 255.255.240.0\n  gateway 10.1.0.1\n',
    );
  });

  it('brings the ip command for a CAN bus', () => {
    const given = spec({ network: { interfaces: [{ name: 'can0', canBitrate: 500_000 }] } });
    expect(symbols(given).BR2_PACKAGE_IPROUTE2).toBe('y');
  });

  it('refuses a pattern with the place it stands at', () => {
    const given = spec({ network: { interfaces: [{ name: 'eth0' }, { name: 'en*' }] } });
    expect(resolve(given).issues).toMatchObject([
      { code: 'INTERFACE_PATTERN', path: '/network/interfaces/1' },
    ]);
  });
});

describe('overlays', () => {
  const source = '/dts-v1/; /plugin/; / { compatible = "x"; };';

  it('are lines of config.txt on a Raspberry Pi, own ones by their name', () => {
    const given = spec({ board: 'rpi4', overlays: [{ id: 'spi0' }, { name: 'adxl345', source }] });
    const { image } = resolve(given);
    expect(image?.buildroot?.overlays.map(({ configLine }) => configLine).sort()).toEqual([
      'dtoverlay=adxl345',
      'dtparam=spi=on',
    ]);
    expect(symbols(given)).toMatchObject({
      BR2_PACKAGE_HOST_DTC: 'y',
      BR2_LINUX_KERNEL_DTB_OVERLAY_SUPPORT: 'y',
    });
  });

  it('are applied by U-Boot on other boards, beside the fragments the board has', () => {
    const given = spec({ board: 'rock-5b', overlays: [{ name: 'adxl345', source }] });
    expect(symbols(given).BR2_TARGET_UBOOT_CONFIG_FRAGMENT_FILES).toBe(
      '"board/radxa/rock5b/u-boot.fragment $(BOARDWRIGHT_TREE)/config/uboot/boardwright.fragment"',
    );
    const lines = resolve(given).image?.buildroot?.ubootLines.map(({ line }) => line);
    expect(lines).toEqual(['CONFIG_OF_LIBFDT_OVERLAY=y']);
  });

  it('are refused where nothing loads them, and by an id the board does not have', () => {
    expect(errors(spec({ board: 'pc-x86_64', overlays: [{ id: 'i2c1' }] }))).toEqual(['FIELD_NOT_SUPPORTED']);
    const given = spec({ board: 'rpi4', overlays: [{ id: 'spi1' }] });
    expect(errors(given)).toEqual(['OVERLAY_UNKNOWN']);
    expect(mended(given, 'OVERLAY_UNKNOWN').image?.buildroot?.overlays).toMatchObject([{ name: 'spi0' }]);
  });
});

describe('kernel lines of units with Buildroot', () => {
  const lines = (given: ImageSpec): string[] =>
    resolve(given).image?.buildroot?.kernelLines.map(({ line }) => line) ?? [];

  it('are left out, and said so, where the kernel does not have them', () => {
    const given = spec({ board: 'visionfive2', profiling: ['trace-cmd'], kernel: { preemption: 'full' } });
    expect(lines(given)).toContain('CONFIG_FTRACE=y');
    expect(lines(given)).not.toContain('CONFIG_FUNCTION_TRACER=y');
    const said = resolve(given).issues.find(({ code }) => code === 'KERNEL_LINE_LEFT_OUT');
    expect(said).toMatchObject({ severity: 'info', path: '/profiling/0' });
    const calm = spec({ board: 'visionfive2', profiling: ['trace-cmd'], kernel: { preemption: 'none' } });
    expect(lines(calm)).toContain('CONFIG_FUNCTION_TRACER=y');
    const arm = spec({ profiling: ['trace-cmd'], kernel: { preemption: 'rt' } });
    expect(lines(arm)).toContain('CONFIG_FUNCTION_TRACER=y');
  });

  it('of Docker need no old tables of iptables, which PREEMPT_RT excludes', () => {
    const given = spec({ containers: { engine: 'docker' }, kernel: { preemption: 'rt' } });
    expect(lines(given)).toContain('CONFIG_NFT_COMPAT=m');
    expect(lines(given).filter((line) => line.startsWith('CONFIG_IP_NF_'))).toEqual([]);
    expect(symbols(given)).toHaveProperty('BR2_PACKAGE_IPTABLES_NFTABLES_DEFAULT', 'y');
  });
});

describe('BusyBox with Buildroot', () => {
  it('is left as Buildroot has it unless the power profile asks', () => {
    for (const profile of ['balanced', 'performance']) {
      const given = spec({ power: { profile } });
      expect(resolve(given).image?.buildroot?.busyboxLines).toEqual([]);
      expect(symbols(given)).not.toHaveProperty('BR2_PACKAGE_BUSYBOX_CONFIG_FRAGMENT_FILES');
    }
  });

  it('loses what wakes the CPU for nothing under low power, each line with its reason', () => {
    const given = spec({ power: { profile: 'low-power' } });
    const lines = resolve(given).image?.buildroot?.busyboxLines ?? [];
    expect(lines.map(({ line }) => line)).toContain('CONFIG_CROND=n');
    for (const { because, unit } of lines) {
      expect(because).toMatch(/^power profile Low power: ./);
      expect(unit).toBe('power.profile');
    }
    expect(symbols(given)).toMatchObject({
      BR2_PACKAGE_BUSYBOX_CONFIG_FRAGMENT_FILES: '"$(BOARDWRIGHT_TREE)/config/busybox/boardwright.fragment"',
    });
  });
});
