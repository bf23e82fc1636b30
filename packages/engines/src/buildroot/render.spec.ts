import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { EXAMPLE_KEYRING } from '@boardwright/spec/update-section';
import { describe, expect, it } from 'vitest';
import { exampleImage } from '../testing/example-image.ts';
import { render } from './render.ts';
import { macroText } from './uboot-script.ts';

const NAME = 'qemu-aarch64-buildroot-vibration';
const CHANGES: Readonly<Record<string, (spec: ImageSpec) => ImageSpec>> = {
  [NAME]: (spec) => spec,
  'rpi5-rt': (spec) => ({
    ...spec,
    board: 'rpi5',
    kernel: { ...spec.kernel, isolateCpus: '3' },
    overlays: [
      { id: 'spi0' },
      { name: 'adxl345', source: '/dts-v1/;\n/plugin/;\n/ { compatible = "raspberrypi,5-model-b"; };' },
    ],
  }),
  'beaglebone-black-can': (spec) => ({
    ...spec,
    board: 'beaglebone-black',
    kernel: { configFragment: [], cmdline: ['quiet'] },
    network: { interfaces: [{ name: 'can0', canBitrate: 500_000, dns: [] }] },
  }),
  'qemu-x86_64-squashfs': (spec) => ({
    ...spec,
    board: 'qemu-x86_64',
    containers: { engine: 'podman', preload: [] },
    power: { profile: 'balanced' },
    storage: { ...spec.storage, rootfs: 'squashfs' },
  }),
  'qemu-x86_64-slots': (spec) => ({
    ...spec,
    board: 'qemu-x86_64',
    storage: { ...spec.storage, layout: 'ab', rootfs: 'squashfs' },
    update: { kind: 'rauc', keyring: EXAMPLE_KEYRING },
  }),
  'pc-x86_64-slots': (spec) => ({
    ...spec,
    board: 'pc-x86_64',
    storage: { ...spec.storage, layout: 'ab' },
    update: { kind: 'rauc' },
  }),
  'rock-5b-slots': (spec) => ({
    ...spec,
    board: 'rock-5b',
    storage: { ...spec.storage, layout: 'ab', rootfs: 'squashfs' },
    update: { kind: 'rauc', keyring: EXAMPLE_KEYRING },
    overlays: [{ name: 'adxl345', source: '/dts-v1/;\n/plugin/;\n/ { compatible = "radxa,rock-5b"; };' }],
  }),
  'beagleplay-slots': (spec) => ({
    ...spec,
    board: 'beagleplay',
    storage: { ...spec.storage, layout: 'ab' },
    update: { kind: 'rauc', keyring: EXAMPLE_KEYRING },
  }),
};
const GOLDEN = fileURLToPath(new URL('__golden__', import.meta.url));

function filesOf(name: string): ReturnType<typeof render> {
  return render(exampleImage(NAME, CHANGES[name]));
}

function textOf(name: string, path: string): string {
  const found = filesOf(name).find((file) => file.path === path);
  if (found === undefined) throw new Error(`${name} has no ${path}`);
  return found.content;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

describe.each(Object.keys(CHANGES))('render of %s', (name) => {
  // Update with: npm run golden:update --workspace @boardwright/engines
  it('is as in its golden tree', async () => {
    const files = filesOf(name);
    for (const file of files) await expect(file.content).toMatchFileSnapshot(join(GOLDEN, name, file.path));
    expect(filesBelow(join(GOLDEN, name))).toEqual(files.map(({ path }) => path).toSorted());
  });

  it('gives the same bytes again', () => {
    expect(filesOf(name)).toEqual(filesOf(name));
  });

  it('keeps its paths inside the tree, each once', () => {
    const paths = filesOf(name).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths) expect(path).toMatch(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[A-Za-z0-9._/@-]+$/);
  });

  it('puts a reason before every symbol and names none twice', () => {
    const fragments = filesOf(name).filter(({ path }) => path.endsWith('.fragment'));
    expect(fragments.length).toBeGreaterThan(3);
    for (const { content } of fragments) {
      for (const [index, line] of content.trimEnd().split('\n').entries())
        expect(line).toMatch(index % 2 === 0 ? /^# because \w/ : /^(\w+=.+|# \w+ is not set)$/);
    }
    const names = fragments.flatMap(({ content }) =>
      [...content.matchAll(/^(?:# )?(BR2_\w+)(?==| is not)/gm)].map((one) => one[1]),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('render', () => {
  it('leaves no command substitution of the person in a script', () => {
    const script = textOf('beaglebone-black-can', 'board/post-build.sh');
    expect(script).not.toContain('quiet');
    expect(textOf('beaglebone-black-can', 'board/cmdline.txt')).toBe(
      'quiet\nworkqueue.power_efficient=1\ncpufreq.default_governor=powersave\n',
    );
  });

  it('finds the root partition of its own disk image by the identifier the table has', () => {
    const [, uuid = 'none'] = /root=PARTUUID=(\S+)/.exec(textOf(NAME, 'board/extlinux.conf')) ?? [];
    expect(textOf(NAME, 'config/genimage.cfg')).toContain(`partition-uuid = "${uuid}"`);
    const direct = textOf('qemu-x86_64-squashfs', 'config/boot-test.json');
    const [, other = 'none'] = /root=PARTUUID=([\w-]+)/.exec(direct) ?? [];
    expect(textOf('qemu-x86_64-squashfs', 'config/genimage.cfg')).toContain(`partition-uuid = "${other}"`);
  });

  it('starts the image through the boot loader where the builder has one for the machine', () => {
    expect(JSON.parse(textOf(NAME, 'config/boot-test.json'))).toMatchObject({
      machine: { firmware: '/usr/lib/u-boot/qemu_arm64/u-boot.bin' },
    });
    expect(textOf(NAME, 'config/boot-test.json')).not.toContain('direct');
  });

  it('leaves the card of a board with its own layout to the board', () => {
    const paths = filesOf('rpi5-rt').map(({ path }) => path);
    expect(paths).not.toContain('config/genimage.cfg');
    expect(paths).not.toContain('config/boot-test.json');
    expect(textOf('rpi5-rt', 'config/fragments/60-image.fragment')).toContain(
      'BR2_ROOTFS_POST_IMAGE_SCRIPT="board/raspberrypi5/post-image.sh $(BOARDWRIGHT_TREE)/board/post-image.sh"',
    );
  });
});

describe('two slots', () => {
  it('keep the variables of GRUB in a block of exactly 1024 bytes', () => {
    const block = textOf('qemu-x86_64-slots', 'board/grubenv');
    expect(block).toHaveLength(1024);
    expect(block).toMatch(/^# GRUB Environment Block\nORDER=A B\nA_OK=1\nA_TRY=0\nB_OK=1\nB_TRY=0\n#+$/);
  });

  it('are started by the identifiers the partition table has', () => {
    for (const name of ['qemu-x86_64-slots', 'pc-x86_64-slots']) {
      const table = textOf(name, 'config/genimage.cfg');
      const started = [...textOf(name, 'board/grub.cfg').matchAll(/set id=(\S+)/g)].map(([, id]) => id);
      const slots = [...table.matchAll(/partition root-[ab] \{[^}]*partition-uuid = "([^"]+)"/g)];
      expect(started).toEqual(slots.map(([, id]) => id));
      expect(new Set(started).size).toBe(2);
    }
  });

  it('are numbered in slots.conf and by GRUB as in the table', () => {
    const rows = textOf('qemu-x86_64-slots', 'board/overlay/etc/boardwright/slots.conf').split('\n');
    const table = textOf('qemu-x86_64-slots', 'config/genimage.cfg');
    const labels = [...table.matchAll(/^ {2}partition (\S+) \{/gm)].map(([, label]) => label);
    expect(rows.slice(1, 5).map((row) => row.split(' ').slice(0, 2))).toEqual(
      labels.map((label, index) => [String(index + 1), label]),
    );
    const menu = textOf('qemu-x86_64-slots', 'board/grub.cfg');
    expect(labels.indexOf('root-a')).toBe(1);
    expect(menu).toMatch(/A_TRY=1\n {2}set number=2/);
    expect(menu).toMatch(/B_TRY=1\n {2}set number=3/);
  });

  it('bring every word GRUB needs as a module', () => {
    const fragment = textOf('qemu-x86_64-slots', 'config/fragments/40-units.fragment');
    const modules = /BUILTIN_MODULES_EFI="([^"]+)"/.exec(fragment)?.[1]?.split(' ');
    expect(modules).toEqual(
      expect.arrayContaining([
        'configfile',
        'loadenv',
        'regexp',
        'test',
        'reboot',
        'sleep',
        'squash4',
        'ext2',
      ]),
    );
  });

  it('hold the certificates of the spec and never a key', () => {
    expect(textOf('qemu-x86_64-slots', 'board/overlay/etc/rauc/keyring.pem')).toBe(EXAMPLE_KEYRING);
    expect(filesOf('pc-x86_64-slots').some(({ path }) => path.endsWith('keyring.pem'))).toBe(false);
    for (const { content } of filesOf('qemu-x86_64-slots')) expect(content).not.toContain('PRIVATE KEY');
  });

  it('start through their boot loader in the boot test', () => {
    expect(JSON.parse(textOf('qemu-x86_64-slots', 'config/boot-test.json'))).not.toHaveProperty('direct');
  });
});

describe('two slots with U-Boot', () => {
  const UBOOT = ['rock-5b-slots', 'beagleplay-slots'];

  it('are started by the identifiers and numbers the partition table has', () => {
    const table = textOf('rock-5b-slots', 'config/genimage.cfg');
    const slots = [...table.matchAll(/partition root-[ab] \{[^}]*partition-uuid = "([^"]+)"/g)];
    const script = textOf('rock-5b-slots', 'board/boot.cmd');
    const started = [...script.matchAll(/slot_part (\d+)\n {2}setenv slot_root PARTUUID=(\S+)/g)];
    // U-Boot's own environment is listed first.
    expect(started.map(([, number, id]) => [number, id])).toEqual([
      ['3', slots[0]?.[1]],
      ['4', slots[1]?.[1]],
    ]);
    const rows = textOf('rock-5b-slots', 'board/overlay/etc/boardwright/slots.conf');
    expect(rows).toMatch(/^disk disk - -\n2 boot - -\n3 root-a - -\n4 root-b - -\n5 data ext4 /m);
  });

  it('are found by the disk signature where the table is an MBR', () => {
    const table = textOf('beagleplay-slots', 'config/genimage.cfg');
    const [, signature = 'none'] = /disk-signature = 0x([0-9a-f]{8})\n/.exec(table) ?? [];
    const script = textOf('beagleplay-slots', 'board/boot.cmd');
    expect(script).toContain(`slot_part 2\n  setenv slot_root PARTUUID=${signature}-02\n`);
    expect(script).toContain(`slot_part 3\n  setenv slot_root PARTUUID=${signature}-03\n`);
    expect(table).not.toContain('uuid');
  });

  it.each(UBOOT)('have their state at one place for U-Boot, RAUC and the image: %s', (name) => {
    const table = textOf(name, 'config/genimage.cfg');
    const written = [...table.matchAll(/image = "slot-state.bin"\n {4}offset = (\d+)/g)].map(([, at]) =>
      Number(at),
    );
    const tools = [
      ...textOf(name, 'board/overlay/etc/fw_env.config').matchAll(/disk 0x([0-9a-f]+) 0x200$/gm),
    ];
    expect(tools.map(([, at = '']) => Number.parseInt(at, 16))).toEqual(written);
    const blocks = [...textOf(name, 'board/boot.cmd').matchAll(/slot_block ([0-9a-f]+)/g)];
    expect(new Set(blocks.map(([, block = '']) => Number.parseInt(block, 16) * 512))).toEqual(
      new Set(written),
    );
  });

  it.each(UBOOT)('bring kernel, device tree and command line along in the slot: %s', (name) => {
    const file = textOf(name, 'board/extlinux.conf');
    expect(file).toMatch(
      /\n {2}kernel \/boot\/Image\n {2}devicetree \/boot\/\S+\.dtb\n {2}append root=\$\{slot_root\} /,
    );
    expect(file).toMatch(/ panic=10 .* rauc\.slot=\$\{slot\}\n$/);
    const paths = filesOf(name).map(({ path }) => path);
    expect(paths).not.toContain('board/grub.cfg');
    expect(paths).not.toContain('board/overlay/boot/extlinux/extlinux.conf');
  });

  it('let no word of the person be anything else for U-Boot', () => {
    for (const [text, escaped] of [
      ['a=$(slot_root)', 'a=\\$(slot_root)'],
      ["'q'", "\\'q\\'"],
      ['\\$x', '\\\\\\$x'],
      ['a=1,2;b', 'a=1,2;b'],
    ] as const)
      expect(macroText(text)).toBe(escaped);
  });

  it('name nothing of the person in the boot script', () => {
    const words = { configFragment: [], cmdline: ['hostile.word=1'] };
    const image = exampleImage(NAME, (spec) => ({
      ...(CHANGES['rock-5b-slots']?.(spec) ?? spec),
      kernel: words,
    }));
    const holding = render(image)
      .filter(({ path, content }) => path.startsWith('board/') && content.includes('hostile.word'))
      .map(({ path }) => path);
    expect(holding).toEqual(['board/cmdline.txt', 'board/extlinux.conf']);
  });
});
