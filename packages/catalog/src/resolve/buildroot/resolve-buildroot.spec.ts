import { ImageSpec, type ImageSpecInput } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { EXAMPLE_KEYRING } from '@boardwright/spec/update-section';
import { describe, expect, it } from 'vitest';
import { applySpecPatches } from '../../apply-patch.ts';
import { CATALOG } from '../../catalog.ts';
import { resolve } from '../../resolve.ts';

function spec(changes: Partial<ImageSpecInput> = {}): ImageSpec {
  return ImageSpec.parse({
    apiVersion: 'boardwright/v1',
    name: 'gw',
    board: 'qemu-aarch64',
    engine: { kind: 'buildroot' },
    ...changes,
  });
}

function symbols(given: ImageSpec): Record<string, string> {
  const { image, issues } = resolve(given);
  if (image?.buildroot === undefined) throw new Error(JSON.stringify(issues));
  return Object.fromEntries(image.buildroot.symbols.map(({ name, value }) => [name, value]));
}

function errors(given: ImageSpec): string[] {
  return resolve(given).issues.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
}

/** The spec after the first fix of an issue, resolved again. */
function mended(given: ImageSpec, code: string): ReturnType<typeof resolve> {
  const issue = resolve(given).issues.find((one) => one.code === code);
  const read = parseSpec(applySpecPatches(given, issue?.fixes[0]?.patches ?? []));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return resolve(read.spec);
}

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
    expect(issues.find(({ code }) => code === 'RT_EXCLUDES')?.message).toContain('i915');
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

describe('ONNX Runtime with Buildroot', () => {
  it('is the package of the external tree on 64-bit Arm and x86-64', () => {
    for (const board of ['qemu-aarch64', 'rpi4', 'pc-x86_64'])
      expect(symbols(spec({ board, runtimes: ['onnxruntime'] })).BR2_PACKAGE_ONNXRUNTIME, board).toBe('y');
  });

  it('is called unproven: its package was never compiled', () => {
    expect(resolve(spec({ runtimes: ['onnxruntime'] })).issues).toMatchObject([
      { code: 'UNIT_UNPROVEN', severity: 'warning', path: '/runtimes/0' },
    ]);
  });

  it('is refused elsewhere', () => {
    for (const board of ['qemu-riscv64', 'beaglebone-black'])
      expect(errors(spec({ board, runtimes: ['onnxruntime'] })), board).toEqual(['ARCH_LACKS_UNIT']);
  });
});

describe('LiteRT', () => {
  it("is the external tree's on 64-bit, and Buildroot's own on 32-bit Arm", () => {
    const on = (board: string) => symbols(spec({ board, runtimes: ['tflite'] }));
    for (const board of ['qemu-aarch64', 'pc-x86_64']) {
      expect(on(board), board).toMatchObject({ BR2_PACKAGE_LITERT: 'y' });
      expect(on(board).BR2_PACKAGE_TENSORFLOW_LITE, board).toBeUndefined();
    }
    expect(on('beaglebone-black')).toMatchObject({ BR2_PACKAGE_TENSORFLOW_LITE: 'y' });
    expect(on('beaglebone-black').BR2_PACKAGE_LITERT).toBeUndefined();
  });
});

describe('NPUs with an open driver', () => {
  it('get Mesa with their driver, and the kernel its module', () => {
    const given = spec({ board: 'imx8mp-evk', accelerators: ['etnaviv-npu'], runtimes: ['tflite'] });
    expect(symbols(given)).toMatchObject({
      BR2_PACKAGE_MESA_TEFLON: 'y',
      BR2_PACKAGE_MESA_TEFLON_ETNAVIV: 'y',
      BR2_PACKAGE_LITERT: 'y',
    });
    const lines = resolve(given).image?.buildroot?.kernelLines.map(({ line }) => line);
    expect(lines).toContain('CONFIG_DRM_ETNAVIV=m');
  });

  it('are refused where the kernel is too old or the device tree leaves them off', () => {
    const old = spec({ board: 'rock-5b', accelerators: ['rocket'], runtimes: ['tflite'] });
    expect(errors(old)).toEqual(['KERNEL_TOO_OLD']);
    const off = resolve(spec({ board: 'khadas-vim3', accelerators: ['etnaviv-npu'], runtimes: ['tflite'] }));
    expect(off.issues.map(({ message }) => message).join()).toContain('device tree switches on');
  });
});

describe('the Coral USB Accelerator', () => {
  it('brings its runtime, and LiteRT with one click', () => {
    const asked = spec({ board: 'rpi4', accelerators: ['coral-usb'] });
    const [code = ''] = errors(asked);
    const { image } = mended(asked, code);
    const names = image?.buildroot?.symbols.map(({ name }) => name);
    expect(names).toContain('BR2_PACKAGE_LIBEDGETPU');
    expect(names).toContain('BR2_PACKAGE_LITERT');
  });

  it('is refused on 32-bit Arm, where LiteRT is another one, and without a USB port', () => {
    const on = (board: string) => errors(spec({ board, accelerators: ['coral-usb'], runtimes: ['tflite'] }));
    expect(on('beaglebone-black')).toEqual(['ARCH_LACKS_UNIT']);
    expect(on('qemu-aarch64')).toHaveLength(1);
  });
});

describe('Hailo-8 with Buildroot', () => {
  const asked = spec({ board: 'rpi5', accelerators: ['hailo8'] });

  it('asks for its firmware licence, which one click accepts', () => {
    expect(errors(asked)).toEqual(['LICENCE_NOT_ACCEPTED']);
    expect(mended(asked, 'LICENCE_NOT_ACCEPTED').image?.units).toContainEqual(
      expect.objectContaining({ id: 'hailo8' }),
    );
  });

  it('gets runtime, driver and firmware together', () => {
    const given = ImageSpec.parse({ ...asked, acceptedLicences: ['hailo-firmware'] });
    expect(symbols(given)).toMatchObject({
      BR2_PACKAGE_HAILORT: 'y',
      BR2_PACKAGE_HAILORT_DRIVERS: 'y',
      BR2_PACKAGE_HAILO8_FIRMWARE: 'y',
    });
    expect(resolve(given).issues.map(({ code }) => code)).toContain('UNIT_UNPROVEN');
  });

  it('names an accepted licence that nothing asks for', () => {
    const slip = spec({ acceptedLicences: ['hailo-firmwares'] });
    const issue = resolve(slip).issues.find(({ code }) => code === 'UNKNOWN_ID');
    expect(issue).toMatchObject({
      path: '/acceptedLicences/0',
      fixes: [{ label: 'Use hailo-firmware' }, {}],
    });
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

describe('two slots with Buildroot', () => {
  const keyring = EXAMPLE_KEYRING;
  const slots = (changes: Partial<ImageSpecInput> = {}): ImageSpec =>
    spec({
      board: 'qemu-x86_64',
      storage: { layout: 'ab' },
      update: { kind: 'rauc', keyring },
      ...changes,
    });

  it('are two roots of one size between GRUB and the data partition', () => {
    const { image, issues } = resolve(slots());
    const partitions = image?.storage.partitions ?? [];
    expect(partitions.map(({ label, role }) => [label, role])).toEqual([
      ['boot', 'esp'],
      ['root-a', 'root'],
      ['root-b', 'root'],
      ['data', 'data'],
    ]);
    expect(partitions[1]?.sizeMiB).toBe(image?.buildroot?.rootSizeMiB);
    expect(partitions[1]?.sizeMiB).toBe(partitions[2]?.sizeMiB);
    expect(image?.buildroot?.keyring).toBe(keyring);
    expect(issues.map(({ code }) => code)).not.toContain('UPDATE_WITHOUT_KEYRING');
  });

  it('have room for larger versions than the one they are made with', () => {
    const one = resolve(spec({ board: 'qemu-x86_64' })).image?.buildroot?.rootSizeMiB ?? 0;
    expect(resolve(slots()).image?.buildroot?.rootSizeMiB).toBeGreaterThanOrEqual(one * 1.25);
  });

  it('share the size the spec asks for, or are refused with the least that does', () => {
    const sized = (imageSizeMiB: number) => slots({ storage: { layout: 'ab', imageSizeMiB } });
    expect(resolve(sized(2100)).image?.buildroot?.rootSizeMiB).toBe((2100 - 16 - 64 - 20) / 2);
    expect(errors(sized(200))).toEqual(['IMAGE_TOO_SMALL']);
    const issue = resolve(sized(200)).issues.find(({ code }) => code === 'IMAGE_TOO_SMALL');
    const read = parseSpec(applySpecPatches(sized(200), issue?.fixes[1]?.patches ?? []));
    expect(read.ok && resolve(read.spec).image).not.toBeNull();
  });

  it('bring GRUB, RAUC and a kernel in each slot, also where the board has a layout of its own', () => {
    for (const board of ['qemu-x86_64', 'pc-x86_64', 'qemu-aarch64']) {
      const has = symbols(slots({ board }));
      expect(has).toMatchObject({
        BR2_PACKAGE_RAUC: 'y',
        BR2_TARGET_GRUB2: 'y',
        BR2_TARGET_GRUB2_INSTALL_TOOLS: 'y',
        BR2_LINUX_KERNEL_INSTALL_TARGET: 'y',
      });
      const arm = board === 'qemu-aarch64';
      expect(has[`BR2_TARGET_GRUB2_${arm ? 'ARM64' : 'X86_64'}_EFI`]).toBe('y');
      expect(has.BR2_ROOTFS_POST_IMAGE_SCRIPT).toBe('"$(BOARDWRIGHT_TREE)/board/post-image.sh"');
    }
  });

  it('hold a squashfs that GRUB can read', () => {
    const given = slots({ storage: { layout: 'ab', rootfs: 'squashfs' } });
    expect(symbols(given)).toHaveProperty('BR2_TARGET_ROOTFS_SQUASHFS4_GZIP', 'y');
    expect(symbols(given)).not.toHaveProperty('BR2_TARGET_ROOTFS_SQUASHFS4_ZSTD');
    const lines = resolve(given).image?.buildroot?.kernelLines.map(({ line }) => line);
    expect(lines).toContain('CONFIG_SQUASHFS_ZLIB=y');
    expect(lines).toContain('CONFIG_DM_VERITY=y');
    expect(lines).not.toContain('CONFIG_SQUASHFS_ZSTD=y');
  });

  it('need RAUC, and RAUC needs them: each is one click from the other', () => {
    const alone = slots({ update: { kind: 'none' } });
    expect(errors(alone)).toEqual(['SLOTS_WITHOUT_CLIENT']);
    expect(mended(alone, 'SLOTS_WITHOUT_CLIENT').image?.storage.layout).toBe('ab');
    const single = slots({ storage: { layout: 'single' } });
    expect(errors(single)).toEqual(['CLIENT_WITHOUT_SLOTS']);
    expect(mended(single, 'CLIENT_WITHOUT_SLOTS').image?.storage.layout).toBe('ab');
  });

  it('warn of a device that will take no update', () => {
    const { image, issues } = resolve(slots({ update: { kind: 'rauc' } }));
    expect(image).not.toBeNull();
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'UPDATE_WITHOUT_KEYRING', severity: 'warning' }),
    );
  });

  it('are refused with the reason where no boot loader can choose', () => {
    for (const [board, reason] of [
      ['rpi5', 'firmware of a Raspberry Pi starts the kernel itself'],
      ['khadas-vim3', 'its boot loader is written over the start of a finished card'],
      ['qemu-riscv64', 'given the kernel directly'],
    ] as const) {
      const given = slots({ board });
      const [issue] = resolve(given).issues.filter(({ severity }) => severity === 'error');
      expect(issue?.code).toBe('SLOTS_UNSUPPORTED');
      expect(issue?.message).toContain(reason);
      const fixed = parseSpec(applySpecPatches(given, issue?.fixes[0]?.patches ?? []));
      if (!fixed.ok) throw new Error(JSON.stringify(fixed.issues));
      expect(resolve(fixed.spec).image?.storage.layout).toBe('single');
    }
  });

  it('are chosen by the U-Boot of the board with what the boot script needs of it', () => {
    const given = slots({ board: 'rock-5b', storage: { layout: 'ab', rootfs: 'squashfs' } });
    const has = symbols(given);
    expect(has).toMatchObject({
      BR2_PACKAGE_RAUC: 'y',
      BR2_PACKAGE_LIBUBOOTENV: 'y',
      BR2_PACKAGE_HOST_UBOOT_TOOLS: 'y',
      BR2_LINUX_KERNEL_INSTALL_TARGET: 'y',
      BR2_ROOTFS_POST_IMAGE_SCRIPT: '"$(BOARDWRIGHT_TREE)/board/post-image.sh"',
    });
    expect(Object.keys(has).filter((name) => name.startsWith('BR2_TARGET_GRUB2'))).toEqual([]);
    const { image } = resolve(given);
    expect(image?.storage.partitions.map(({ label, role }) => [label, role])).toEqual([
      ['boot', 'boot'],
      ['root-a', 'root'],
      ['root-b', 'root'],
      ['data', 'data'],
    ]);
    const lines = image?.buildroot?.ubootLines.map(({ line }) => line);
    expect(lines).toEqual(expect.arrayContaining(['CONFIG_CMD_SYSBOOT=y', 'CONFIG_CMD_SQUASHFS=y']));
    expect(image?.buildroot?.kernelLines.map(({ line }) => line)).not.toContain('CONFIG_EFI=y');
  });

  it('share one fragment for U-Boot with overlays', () => {
    const overlay = { name: 'adxl345', source: '/dts-v1/; /plugin/; / { };' };
    const given = slots({ board: 'rock-5b', overlays: [overlay] });
    expect(symbols(given).BR2_TARGET_UBOOT_CONFIG_FRAGMENT_FILES).toBe(
      '"board/radxa/rock5b/u-boot.fragment $(BOARDWRIGHT_TREE)/config/uboot/boardwright.fragment"',
    );
    const lines = resolve(given).image?.buildroot?.ubootLines.map(({ line }) => line);
    expect(lines).toEqual(expect.arrayContaining(['CONFIG_OF_LIBFDT_OVERLAY=y', 'CONFIG_CMD_SYSBOOT=y']));
  });

  it('leave the state of U-Boot slots room between boot loader and boot partition', () => {
    for (const { id, engines } of CATALOG.boards.values()) {
      const how = engines.buildroot?.slots;
      if (how === undefined || !('loader' in how) || how.loader !== 'u-boot') continue;
      const [one, two] = how.stateMiB;
      expect([id, 0 < one && one < two && two < how.bootAtMiB]).toEqual([id, true]);
      // An MBR has four entries, and there are four partitions of ours.
      if (how.partitionTable === 'mbr') expect(how.areas.filter(({ typeUuid }) => typeUuid)).toEqual([]);
    }
  });

  it('are written by RAUC and by nothing else', () => {
    const given = slots({ update: { kind: 'mender' } });
    expect(errors(given)).toContain('FIELD_NOT_SUPPORTED');
    expect(mended(given, 'FIELD_NOT_SUPPORTED').image?.storage.layout).toBe('ab');
  });
});
