import { parseSpec } from '@boardwright/spec/parse-spec';
import { describe, expect, it } from 'vitest';
import { applySpecPatches } from '../../apply-patch.ts';
import { resolve } from '../../resolve.ts';
import { errors, mended } from '../../testing/buildroot-specs.ts';
import { yoctoImage, yoctoSpec } from '../../testing/yocto-specs.ts';

const WRYNOSE = { kind: 'yocto', release: 'wrynose' } as const;
const SCARTHGAP = { kind: 'yocto', release: 'scarthgap' } as const;

describe('PREEMPT_RT with Yocto', () => {
  it('takes the kernel recipe with the patches on the QEMU machines, in both releases', () => {
    for (const engine of [WRYNOSE, SCARTHGAP]) {
      const { yocto } = yoctoImage(yoctoSpec({ engine, kernel: { preemption: 'rt' } }));
      expect(yocto.kernelRecipe).toBe('linux-yocto-rt');
      expect(yocto.variables).toContainEqual(
        expect.objectContaining({
          name: 'PREFERRED_PROVIDER_virtual/kernel',
          value: 'linux-yocto-rt',
          unit: 'kernel.preemption',
          where: 'conf',
        }),
      );
    }
  });

  it('is a fragment on the same recipe where its version has it', () => {
    const { yocto } = yoctoImage(yoctoSpec({ board: 'rock-5b', kernel: { preemption: 'rt' } }));
    expect(yocto.kernelRecipe).toBe('linux-yocto');
    expect(yocto.kernelLines.map(({ line }) => line)).toContain('CONFIG_PREEMPT_RT=y');
    expect(yocto.variables.map(({ name }) => name)).not.toContain('PREFERRED_PROVIDER_virtual/kernel');
  });

  it('takes another version of the recipe where the default has none', () => {
    const given = yoctoSpec({ board: 'rpi5', engine: SCARTHGAP, kernel: { preemption: 'rt' } });
    expect(yoctoImage(given).yocto.variables).toContainEqual(
      expect.objectContaining({ name: 'PREFERRED_VERSION_linux-raspberrypi', value: '6.12.%' }),
    );
    const plain = yoctoImage(yoctoSpec({ board: 'rpi5', engine: SCARTHGAP }));
    expect(plain.yocto.variables.map(({ name }) => name)).not.toContain(
      'PREFERRED_VERSION_linux-raspberrypi',
    );
  });

  it('is refused on 32-bit Arm and with old kernels, with the reason', () => {
    const black = yoctoSpec({ board: 'beaglebone-black', kernel: { preemption: 'rt' } });
    expect(errors(black)).toEqual(['PREEMPTION_NOT_OFFERED']);
    expect(resolve(black).issues[0]?.message).toContain('from 7.1 on');
    expect(mended(black, 'PREEMPTION_NOT_OFFERED').image).not.toBeNull();
    const old = yoctoSpec({ board: 'rock-5b', engine: SCARTHGAP, kernel: { preemption: 'rt' } });
    expect(errors(old)).toContain('RELEASE_LACKS_CHOICE');
    expect(mended(old, 'RELEASE_LACKS_CHOICE').image?.engine.release).toBe('wrynose');
  });
});

describe('releases and layers', () => {
  it('default to the newest, and to the one that has everything chosen', () => {
    expect(yoctoImage(yoctoSpec()).engine.release).toBe('wrynose');
    expect(yoctoImage(yoctoSpec({ board: 'orangepi-5-plus' })).engine.release).toBe('wrynose');
  });

  it('refuse a board the release lacks, with what is in the way', () => {
    const given = yoctoSpec({ board: 'orangepi-5-plus', engine: SCARTHGAP });
    const issue = resolve(given).issues.find(({ code }) => code === 'RELEASE_LACKS_CHOICE');
    expect(issue?.message).toContain('linux-yocto-dev');
    expect(mended(given, 'RELEASE_LACKS_CHOICE').image?.engine.release).toBe('wrynose');
  });

  it('refuse a unit the release lacks', () => {
    const given = yoctoSpec({ engine: SCARTHGAP, runtimes: ['executorch'] });
    expect(errors(given)).toContain('RELEASE_LACKS_CHOICE');
    expect(mended(given, 'RELEASE_LACKS_CHOICE').image?.engine.release).toBe('wrynose');
  });

  it('bring what recipes need without their layer saying so', () => {
    const { yocto } = yoctoImage(yoctoSpec({ engine: SCARTHGAP, runtimes: ['tflite'] }));
    expect(yocto.repos.map(({ id }) => id)).toContain('meta-openembedded');
    expect(yocto.variables).toContainEqual(expect.objectContaining({ name: 'FORTRAN:forcevariable' }));
    const newer = yoctoImage(yoctoSpec({ runtimes: ['tflite'] }));
    expect(newer.yocto.variables).toEqual([]);
  });

  it('come with the units that need them', () => {
    const { yocto } = yoctoImage(yoctoSpec({ runtimes: ['tflite', 'onnxruntime'] }));
    expect(yocto.repos.map(({ id }) => id)).toEqual([
      'bitbake',
      'openembedded-core',
      'meta-openembedded',
      'meta-onnxruntime',
      'meta-tensorflow-lite',
    ]);
  });
});

describe('units', () => {
  it('put packages, words of DISTRO_FEATURES and kernel lines on the image, each word once', () => {
    const image = yoctoImage(yoctoSpec({ containers: { engine: 'podman' }, profiling: ['rt-tests'] }));
    const names = image.packages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['podman', 'rt-tests', 'bw-selftest', 'kernel-modules']));
    const features = image.yocto.variables.filter(({ name }) => name === 'DISTRO_FEATURES:append');
    expect(features.map(({ value, unit }) => [value, unit])).toEqual([
      [' virtualization', 'podman'],
      [' seccomp', 'podman'],
    ]);
    expect(image.yocto.kernelLines.map(({ line }) => line)).toContain('CONFIG_OVERLAY_FS=y');
    expect(image.latencyTestSeconds).toBeGreaterThan(0);
  });

  it('ask for the licence of a vendor, and say to BitBake that it is accepted', () => {
    const given = yoctoSpec({ board: 'rpi5', accelerators: ['hailo8'] });
    expect(errors(given)).toEqual(['LICENCE_NOT_ACCEPTED']);
    const { image } = mended(given, 'LICENCE_NOT_ACCEPTED');
    expect(image?.yocto?.variables).toContainEqual(
      expect.objectContaining({ name: 'LICENSE_FLAGS_ACCEPTED:append', value: ' hailo8-firmware' }),
    );
    expect(image?.yocto?.oneVersion).toHaveLength(1);
  });

  it('pass on the licence flags of packages of the spec, and no slips of the pen', () => {
    const given = yoctoSpec({ packages: ['ffmpeg'], acceptedLicences: ['commercial_ffmpeg'] });
    const { image, issues } = resolve(given);
    expect(image?.yocto?.variables).toContainEqual(
      expect.objectContaining({ name: 'LICENSE_FLAGS_ACCEPTED:append', value: ' commercial_ffmpeg' }),
    );
    expect(issues).toContainEqual(expect.objectContaining({ code: 'LICENCE_FLAG', severity: 'info' }));
    expect(errors(yoctoSpec({ packages: ['ffmpeg'], acceptedLicences: ['hailo-firmwares'] }))).toEqual([
      'UNKNOWN_ID',
    ]);
    expect(errors(yoctoSpec({ acceptedLicences: ['commercial_ffmpeg'] }))).toEqual(['UNKNOWN_ID']);
  });

  it('of 64 bits are refused on 32-bit Arm, and the driver rocket without its kernel', () => {
    expect(errors(yoctoSpec({ board: 'beaglebone-black', runtimes: ['onnxruntime'] }))).toEqual([
      'ARCH_LACKS_UNIT',
    ]);
    const ethos = yoctoSpec({
      ...{
        board: 'imx93-evk',
        accelerators: ['ethos-u'],
        runtimes: ['tflite'],
        acceptedLicences: ['nxp-eula'],
      },
    });
    expect(
      resolve(ethos)
        .issues.map(({ message }) => message)
        .join(),
    ).toContain('came with Linux 6.19');
    const npu = yoctoSpec({ board: 'rock-5b', accelerators: ['rocket'], runtimes: ['tflite'] });
    expect(yoctoImage(npu).yocto.variables).toContainEqual(
      expect.objectContaining({ name: 'PACKAGECONFIG:append:pn-mesa', value: ' teflon rocket' }),
    );
  });
});

describe('licences of a board', () => {
  it('are asked for, and nothing but the board needs them', () => {
    const given = yoctoSpec({ board: 'imx93-evk' });
    expect(errors(given)).toEqual(['LICENCE_NOT_ACCEPTED']);
    const { image } = mended(given, 'LICENCE_NOT_ACCEPTED');
    expect(image?.yocto?.variables).toContainEqual(
      expect.objectContaining({ name: 'ACCEPT_FSL_EULA', value: '1', unit: 'board' }),
    );
  });

  it('that an image does without leave their firmware out until they are accepted, which is said', () => {
    const given = yoctoSpec({ board: 'rpi-zero2w' });
    const without = resolve(given);
    expect(without.image?.packages.map(({ name }) => name)).not.toContain(
      'linux-firmware-rpidistro-bcm43436',
    );
    expect(without.issues.find(({ code }) => code === 'FIRMWARE_LEFT_OUT')).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('Wi-Fi and Bluetooth of Raspberry Pi Zero 2 W need firmware'),
    });
    const { image, issues } = mended(given, 'FIRMWARE_LEFT_OUT');
    expect(issues.map(({ code }) => code)).not.toContain('FIRMWARE_LEFT_OUT');
    expect(image?.packages.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'linux-firmware-rpidistro-bcm43436',
        'bluez-firmware-rpidistro-bcm43430b0-hcd',
      ]),
    );
    expect(image?.yocto?.variables).toContainEqual(
      expect.objectContaining({ name: 'LICENSE_FLAGS_ACCEPTED:append', value: ' synaptics-killswitch' }),
    );
  });
});

describe('kernel command line', () => {
  it('goes to the variable of the layer', () => {
    const { yocto } = yoctoImage(
      yoctoSpec({ board: 'rpi5', kernel: { isolateCpus: '3', cmdline: ['quiet'] } }),
    );
    const [line, ...more] = yocto.variables.filter(({ name }) => name === 'CMDLINE:append');
    expect(more).toEqual([]);
    expect(line?.value).toMatch(
      /^ isolcpus=managed_irq,domain,3 .* quiet cpufreq\.default_governor=schedutil$/,
    );
    expect(line?.because).toContain('kernel.cmdline of the spec');
  });

  it('has no variable where our own layout has the words', () => {
    const image = yoctoImage(yoctoSpec({ kernel: { cmdline: ['quiet'] } }));
    expect(image.kernel.cmdline.map(({ word }) => word)).toEqual(['quiet']);
    expect(image.yocto.variables).toEqual([]);
  });

  it('is refused where nothing takes words to the kernel; power settings are configured into it there', () => {
    const board = 'beaglebone-black';
    const given = yoctoSpec({ board, kernel: { cmdline: ['quiet'], isolateCpus: '1' } });
    expect(errors(given)).toEqual(['FIELD_NOT_SUPPORTED', 'FIELD_NOT_SUPPORTED']);
    const image = yoctoImage(yoctoSpec({ board, power: { profile: 'low-power' } }));
    expect(image.kernel.cmdline).toEqual([]);
    const lines = image.yocto.kernelLines.map(({ line }) => line);
    expect(lines).toEqual(
      expect.arrayContaining([
        'CONFIG_CPU_FREQ_DEFAULT_GOV_POWERSAVE=y',
        'CONFIG_WQ_POWER_EFFICIENT_DEFAULT=y',
      ]),
    );
  });
});

describe('storage', () => {
  it('is the layout of the machine, or ours', () => {
    expect(yoctoImage(yoctoSpec({ board: 'rpi5' })).storage).toMatchObject({
      partitionTable: 'mbr',
      partitions: [
        { role: 'boot', sizeMiB: 100 },
        { role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
      ],
    });
    expect(yoctoImage(yoctoSpec()).storage.partitions).toMatchObject([{ role: 'root' }]);
  });

  it('is read-only as squashfs, where the layout is ours', () => {
    const image = yoctoImage(yoctoSpec({ storage: { rootfs: 'squashfs' } }));
    expect(image.storage.partitions).toMatchObject([{ role: 'root', fileSystem: 'squashfs' }]);
    expect(image.yocto.variables).toContainEqual(
      expect.objectContaining({ name: 'IMAGE_FEATURES:append', value: ' read-only-rootfs', where: 'image' }),
    );
    expect(image.yocto.kernelLines.map(({ line }) => line)).toContain('CONFIG_SQUASHFS_ZLIB=y');
    expect(errors(yoctoSpec({ board: 'rpi5', storage: { rootfs: 'squashfs' } }))).toEqual([
      'FIELD_NOT_SUPPORTED',
    ]);
  });

  it('refuses an image too small for what is chosen', () => {
    const given = yoctoSpec({ containers: { engine: 'docker' }, storage: { imageSizeMiB: 128 } });
    expect(errors(given)).toEqual(['IMAGE_TOO_SMALL']);
    expect(mended(given, 'IMAGE_TOO_SMALL').image).not.toBeNull();
  });

  it('has two slots with RAUC where GRUB can choose between them', () => {
    const given = yoctoSpec({
      board: 'pc-x86_64',
      storage: { layout: 'ab', rootfs: 'squashfs' },
      update: { kind: 'rauc' },
    });
    const image = yoctoImage(given);
    expect(image.storage).toMatchObject({ layout: 'ab', partitionTable: 'gpt' });
    expect(image.storage.partitions.map(({ label }) => label)).toEqual(['boot', 'root-a', 'root-b', 'data']);
    expect(image.yocto.repos.map(({ id }) => id)).toContain('meta-rauc');
    expect(image.packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['rauc', 'kernel-image']));
    expect(image.yocto.kernelLines.map(({ line }) => line)).toContain('CONFIG_DM_VERITY=y');
    expect(image.files.map(({ path }) => path)).toContain('/usr/lib/boardwright/slot-good');
    const small = { ...given, storage: { ...given.storage, imageSizeMiB: 256 } };
    expect(errors(small)).toEqual(['IMAGE_TOO_SMALL']);
    expect(errors(yoctoSpec({ board: 'pc-x86_64', storage: { layout: 'ab' } }))).toEqual([
      'SLOTS_WITHOUT_CLIENT',
    ]);
  });

  it('says elsewhere why there can not be two slots', () => {
    const given = yoctoSpec({ storage: { layout: 'ab' }, update: { kind: 'rauc' } });
    const issue = resolve(given).issues.find(({ code }) => code === 'SLOTS_UNSUPPORTED');
    const read = parseSpec(applySpecPatches(given, issue?.fixes[0]?.patches ?? []));
    expect(read.ok && resolve(read.spec).image?.storage.layout).toBe('single');
  });
});

describe('packages of the spec', () => {
  it('that choose a kernel or are for the build host are refused', () => {
    for (const name of [
      'linux-yocto',
      'linux-image-amd64',
      'zip-native',
      'nativesdk-cmake',
      'core-image-minimal',
    ])
      expect(errors(yoctoSpec({ packages: [name] })), name).toEqual(['PACKAGE_NOT_ADDABLE']);
    expect(errors(yoctoSpec({ packages: ['linux-firmware-rtl8168', 'kernel-module-can'] }))).toEqual([]);
  });

  it('that are there already are said so once', () => {
    const { image, issues } = resolve(
      yoctoSpec({ profiling: ['strace'], packages: ['strace', 'i2c-tools'] }),
    );
    expect(issues.map(({ code }) => code)).toEqual(['PACKAGE_ALREADY_THERE', 'ENGINE_UNPROVEN']);
    expect(image?.packages.filter(({ layer }) => layer === 'extra').map(({ name }) => name)).toEqual([
      'i2c-tools',
    ]);
  });
});

describe('overlays', () => {
  it('are lines of config.txt on a Raspberry Pi, and refused elsewhere with the reason', () => {
    const { yocto } = yoctoImage(yoctoSpec({ board: 'rpi5', overlays: [{ id: 'spi0' }] }));
    expect(yocto.overlays).toMatchObject([{ name: 'spi0', configLine: 'dtparam=spi=on' }]);
    expect(errors(yoctoSpec({ board: 'visionfive2', overlays: [{ id: 'spi0' }] }))).toEqual([
      'FIELD_NOT_SUPPORTED',
    ]);
  });
});

describe('variables', () => {
  it('have a reason and who asked for them', () => {
    const { yocto } = yoctoImage(
      yoctoSpec({
        board: 'rpi5',
        kernel: { preemption: 'rt' },
        accelerators: ['hailo8'],
        acceptedLicences: ['hailo-firmware'],
        containers: { engine: 'docker' },
      }),
    );
    expect(yocto.variables.length).toBeGreaterThan(3);
    for (const { because, unit, value } of yocto.variables) {
      expect(because.length).toBeGreaterThan(10);
      expect(unit).not.toBe('');
      expect(value).not.toMatch(/["\n]/);
    }
  });
});

describe('device tree overlays with Yocto', () => {
  const OWN = { name: 'adxl345', source: '/dts-v1/; /plugin/; / { compatible = "x"; };' };

  it('are applied by U-Boot where extlinux.conf has a line for them', () => {
    const { yocto } = yoctoImage(yoctoSpec({ board: 'rock-5b', overlays: [OWN] }));
    expect(yocto.variables).toContainEqual(
      expect.objectContaining({ name: 'UBOOT_EXTLINUX_FDTOVERLAYS', value: '/boot/overlays/adxl345.dtbo' }),
    );
    expect(yocto.variables).toContainEqual(
      expect.objectContaining({ name: 'KERNEL_DTC_FLAGS', value: '-@', unit: 'overlays' }),
    );
    expect(yocto.ubootLines.map(({ line }) => line)).toEqual(['CONFIG_OF_LIBFDT_OVERLAY=y']);
    const plain = yoctoImage(yoctoSpec({ board: 'rock-5b' })).yocto;
    expect(plain.ubootLines).toEqual([]);
    expect(plain.variables.map(({ name }) => name)).not.toContain('KERNEL_DTC_FLAGS');
  });

  it('need the release whose class writes that line', () => {
    const given = yoctoSpec({ board: 'rk3399', engine: SCARTHGAP, overlays: [OWN] });
    expect(errors(given)).toContain('RELEASE_LACKS_CHOICE');
    expect(mended(given, 'RELEASE_LACKS_CHOICE').image?.engine.release).toBe('wrynose');
    const message = resolve(given).issues.find(({ code }) => code === 'RELEASE_LACKS_CHOICE')?.message;
    expect(message).toContain('extlinux.conf');
  });

  it('are refused with the reason where nothing takes them', () => {
    const given = yoctoSpec({ board: 'sk-am62', overlays: [OWN] });
    expect(errors(given)).toEqual(['FIELD_NOT_SUPPORTED']);
    expect(mended(given, 'FIELD_NOT_SUPPORTED').image).not.toBeNull();
  });
});

it('container engines bring the runtime and network that go with them', () => {
  for (const engine of ['podman', 'docker'] as const) {
    const profile = expect.objectContaining({ name: 'CONTAINER_PROFILE', value: engine, unit: engine });
    const given = { containers: { engine } };
    expect(yoctoImage(yoctoSpec({ ...given, engine: WRYNOSE })).yocto.variables).toContainEqual(profile);
    // Its layer has no profiles: engines find what goes with them by default.
    expect(yoctoImage(yoctoSpec({ ...given, engine: SCARTHGAP })).yocto.variables).not.toContainEqual(
      profile,
    );
  }
});
