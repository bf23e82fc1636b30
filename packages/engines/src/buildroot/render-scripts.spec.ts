import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleImage } from '../testing/example-image.ts';
import { render } from './render.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-post-build-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Runs the post-build script of a board with these words over files a board's own script left. */
function postBuild(
  words: string[],
  files: Readonly<Record<string, string>>,
  change: Partial<ImageSpec> = {},
): void {
  const image = exampleImage('qemu-aarch64-buildroot-vibration', (spec) => ({
    ...spec,
    board: 'rock-5b',
    ...change,
  }));
  for (const { path, content } of render(image))
    if (path.startsWith('board/')) write(`tree/${path}`, content);
  write('tree/board/cmdline.txt', words.map((word) => `${word}\n`).join(''));
  for (const [path, content] of Object.entries(files)) write(path, content);
  for (let run = 0; run < 2; run++) {
    execFileSync('sh', [join(folder, 'tree/board/post-build.sh'), join(folder, 'target')], {
      env: {
        PATH: '/usr/bin:/bin',
        BOARDWRIGHT_TREE: join(folder, 'tree'),
        BINARIES_DIR: join(folder, 'images'),
        HOST_DIR: join(folder, 'host'),
      },
      stdio: 'pipe',
    });
  }
}

describe('post-build.sh', () => {
  it.each([
    [
      'images/extlinux.conf',
      'label x\n    append console=ttyS2 root=/dev/mmcblk1p2\n',
      '    append console=ttyS2 root=/dev/mmcblk1p2 a.b=1&2 quiet',
    ],
    [
      'images/extlinux/extlinux.conf',
      'label buildroot\nappend root=/dev/mmcblk0p2\n',
      'append root=/dev/mmcblk0p2 a.b=1&2 quiet',
    ],
    [
      'target/boot/extlinux/extlinux.conf',
      '  kernel /boot/Image\n  append root=LABEL=x\n',
      '  append root=LABEL=x a.b=1&2 quiet',
    ],
    [
      'images/efi-part/EFI/BOOT/grub.cfg',
      'menuentry "B" {\n linux /bzImage root=X\n}\n',
      ' linux /bzImage root=X a.b=1&2 quiet',
    ],
    [
      'images/rpi-firmware/cmdline.txt',
      'root=/dev/mmcblk0p2 rootwait\n',
      'root=/dev/mmcblk0p2 rootwait a.b=1&2 quiet',
    ],
    [
      'images/uEnv.txt',
      'set_bootargs=setenv bootargs root=X\n',
      'set_bootargs=setenv bootargs root=X a.b=1&2 quiet',
    ],
  ])('adds the words to %s once, however often make runs', (path, before, line) => {
    postBuild(['a.b=1&2', 'quiet'], { [path]: before });
    const after = readFileSync(join(folder, path), 'utf8');
    expect(after.split('\n')).toContain(line);
    expect(after.split('quiet').length).toBe(2);
    expect(after.split('\n').length).toBe(before.split('\n').length);
  });

  it('fails when no boot loader takes the words, and does nothing without words', () => {
    expect(() => postBuild(['quiet'], { 'images/x': '' })).toThrow(/no boot loader configuration/);
    expect(() => postBuild([], { 'images/x': '' })).not.toThrow();
  });

  const overlays: ImageSpec['overlays'] = [
    { name: 'adxl345', source: '/dts-v1/; /plugin/; / { compatible = "x"; };' },
  ];
  /** Takes the place of the compiler: says where it was asked to write. */
  const dtc = '#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done\necho compiled > "$2"\n';

  function withDtc(files: Readonly<Record<string, string>>, change: Partial<ImageSpec>): void {
    write('host/bin/dtc', dtc);
    chmodSync(join(folder, 'host/bin/dtc'), 0o755);
    postBuild([], files, change);
  }

  it('compiles own overlays and has U-Boot apply them', () => {
    const path = 'target/boot/extlinux/extlinux.conf';
    withDtc({ [path]: 'label x\n  append root=X\n' }, { overlays });
    expect(readFileSync(join(folder, path), 'utf8')).toBe(
      'label x\n  append root=X\n  fdtoverlays /boot/adxl345.dtbo\n',
    );
    expect(readFileSync(join(folder, 'target/boot/adxl345.dtbo'), 'utf8')).toBe('compiled\n');
  });

  it('has the firmware of a Raspberry Pi load overlays, after what config.txt had', () => {
    const path = 'images/rpi-firmware/config.txt';
    withDtc({ [path]: 'kernel=Image\n' }, { board: 'rpi4', overlays: [...overlays, { id: 'spi0' }] });
    expect(readFileSync(join(folder, path), 'utf8')).toBe(
      'kernel=Image\n# boardwright: begin\ndtoverlay=adxl345\ndtparam=spi=on\n# boardwright: end\n',
    );
    expect(readFileSync(join(folder, 'images/rpi-firmware/overlays/adxl345.dtbo'), 'utf8')).toBe(
      'compiled\n',
    );
  });

  it("puts the slot's boot file in place of the board's before overlays are named in it", () => {
    const path = 'target/boot/extlinux/extlinux.conf';
    withDtc(
      { [path]: 'label upstream\n  append root=PARTLABEL=rootfs\n' },
      { overlays, storage: { layout: 'ab', rootfs: 'ext4', imageSizeMiB: 'auto' }, update: { kind: 'rauc' } },
    );
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text).not.toContain('upstream');
    expect(text).toMatch(/ {2}append root=\$\{slot_root\} .*\n {2}fdtoverlays \/boot\/adxl345\.dtbo\n$/);
  });
});
