import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exampleImage } from '../testing/example-image.ts';
import { render } from './render.ts';

const EXAMPLES = [
  'pc-x86_64-podman',
  'qemu-aarch64-vibration',
  'qemu-x86_64-litert',
  'qemu-x86_64-read-only',
  'qemu-x86_64-vibration',
  'rpi5-vibration',
];
const GOLDEN = fileURLToPath(new URL('__golden__', import.meta.url));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

describe('render', () => {
  // Update with: npm run golden:update --workspace @boardwright/engines
  it.each(EXAMPLES)('renders %s as in its golden tree', async (name) => {
    const files = render(exampleImage(name));
    for (const file of files) await expect(file.content).toMatchFileSnapshot(join(GOLDEN, name, file.path));
    expect(filesBelow(join(GOLDEN, name))).toEqual(files.map(({ path }) => path).toSorted());
  });

  it.each(EXAMPLES)('renders %s to the same bytes again', (name) => {
    expect(render(exampleImage(name))).toEqual(render(exampleImage(name)));
  });

  it.each(EXAMPLES)('keeps the paths of %s inside the tree, each once', (name) => {
    const paths = render(exampleImage(name)).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths) expect(path).toMatch(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[A-Za-z0-9._/@-]+$/);
  });

  it('explains every package, command line word and mount', () => {
    const files = render(exampleImage('qemu-x86_64-vibration'));
    for (const path of [
      'packages/base.list',
      'packages/kernel.list',
      'packages/unit.list',
      'rootfs/etc/fstab',
    ]) {
      const file = files.find((one) => one.path === path);
      const lines = file?.content.trimEnd().split('\n') ?? [];
      expect(lines.length).toBeGreaterThan(0);
      for (const index of lines.keys()) expect(file?.because?.[index + 1]).toMatch(/\w/);
    }
  });

  it('puts the same root partition into table, command line and fstab', () => {
    const files = render(exampleImage('qemu-x86_64-vibration'));
    const text = (path: string): string => files.find((one) => one.path === path)?.content ?? '';
    const [, uuid = 'none'] = /root=PARTUUID=(\S+)/.exec(text('boot/loader/entries/boardwright.conf')) ?? [];
    expect(text('config/genimage.cfg')).toContain(`partition-uuid = "${uuid}"`);
    expect(text('rootfs/etc/fstab')).toContain(`PARTUUID=${uuid} / ext4`);
  });

  it('gives a Raspberry Pi an MBR, config.txt and cmdline.txt on one line', () => {
    const files = render(exampleImage('rpi5-vibration'));
    const text = (path: string): string => files.find((one) => one.path === path)?.content ?? '';
    expect(text('config/genimage.cfg')).toContain('partition-table-type = "mbr"');
    expect(text('boot/cmdline.txt').trimEnd().split('\n')).toHaveLength(1);
    expect(text('boot/config.txt')).toContain('kernel=vmlinuz');
  });
});
