import type { ImageSpec, ImageSpecInput } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { EXAMPLE_KEYRING } from '@boardwright/spec/update-section';
import { describe, expect, it } from 'vitest';
import { applySpecPatches } from '../../apply-patch.ts';
import { CATALOG } from '../../catalog.ts';
import { resolve } from '../../resolve.ts';
import { errors, mended, spec, symbols } from '../../testing/buildroot-specs.ts';

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
