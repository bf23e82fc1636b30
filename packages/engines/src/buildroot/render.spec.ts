import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { describe, expect, it } from 'vitest';
import { exampleImage } from '../testing/example-image.ts';
import { render } from './render.ts';

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
    expect(textOf(NAME, 'config/boot-test.json')).toContain(`root=PARTUUID=${uuid}`);
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
