import { ImageSpec } from '@boardwright/spec/image-spec';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../resolve.ts';
import { errors, mended, spec, symbols } from '../../testing/buildroot-specs.ts';

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

describe('ExecuTorch', () => {
  it('comes with its part of the self-test, which runs the sample model', () => {
    const given = spec({ runtimes: ['executorch'] });
    expect(symbols(given)).toMatchObject({
      BR2_PACKAGE_EXECUTORCH: 'y',
      BR2_PACKAGE_BW_SELFTEST_EXECUTORCH: 'y',
    });
    expect(resolve(given).image?.selfTests).toMatchObject([
      { runtime: 'executorch', model: 'vibration-anomaly' },
    ]);
  });

  it('is refused elsewhere and by Debian', () => {
    expect(errors(spec({ board: 'qemu-riscv64', runtimes: ['executorch'] }))).toEqual(['ARCH_LACKS_UNIT']);
    const debian = resolve(spec({ engine: { kind: 'debian' }, runtimes: ['executorch'] }));
    expect(debian.image).toBeNull();
    expect(debian.issues.map(({ message }) => message).join()).toContain(
      'Debian has no package of ExecuTorch',
    );
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
    const ethos = resolve(spec({ board: 'imx93-evk', accelerators: ['ethos-u'], runtimes: ['tflite'] }));
    expect(ethos.issues.map(({ message }) => message).join()).toMatch(
      /Ethos-U65 .*needs Linux 6\.19 or later, because the driver ethosu came with it; .*6\.12\.16/,
    );
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
