import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { EXAMPLE_KEYRING } from '@boardwright/spec/update-section';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleImage } from '../testing/example-image.ts';
import { yoctoExample } from '../testing/yocto-image.ts';
import { render } from './render.ts';

const EXAMPLE = 'qemu-aarch64-yocto-rt';
const OVERLAY = '/dts-v1/;\n/plugin/;\n/ { compatible = "raspberrypi,5-model-b"; };';
const CHANGES: Readonly<Record<string, (spec: ImageSpec) => ImageSpec>> = {
  'qemuarm64-rt': (spec) => spec,
  'raspberrypi5-overlays': (spec) => ({
    ...spec,
    board: 'rpi5',
    engine: { kind: 'yocto', outputs: ['sdk'] },
    overlays: [{ id: 'spi0' }, { name: 'adxl345', source: OVERLAY }],
  }),
  'qemuarm64-busybox': (spec) => ({
    ...spec,
    engine: { kind: 'yocto', release: 'scarthgap', init: 'busybox' },
    kernel: { configFragment: [], cmdline: [] },
    containers: { engine: 'none', preload: [] },
    power: { profile: 'low-power' },
  }),
  'rock-5b-overlays': (spec) => ({
    ...spec,
    board: 'rock-5b',
    engine: { kind: 'yocto' },
    kernel: { configFragment: [], cmdline: [] },
    containers: { engine: 'none', preload: [] },
    runtimes: [],
    profiling: [],
    packages: [],
    overlays: [{ name: 'adxl345', source: OVERLAY }],
  }),
  'stm32mp15-disco': (spec) => ({
    ...spec,
    board: 'stm32mp157-dk2',
    engine: { kind: 'yocto' },
    kernel: { configFragment: [], cmdline: ['quiet'] },
    containers: { engine: 'none', preload: [] },
    runtimes: [],
    profiling: [],
    packages: [],
  }),
  'genericx86-64-read-only': (spec) => ({
    ...spec,
    board: 'pc-x86_64',
    kernel: { configFragment: [], cmdline: ['quiet'] },
    containers: { engine: 'podman', preload: [] },
    storage: { ...spec.storage, rootfs: 'squashfs' },
  }),
  'genericx86-64-slots': (spec) => ({
    ...spec,
    board: 'pc-x86_64',
    kernel: { configFragment: [], cmdline: [] },
    storage: { ...spec.storage, layout: 'ab', rootfs: 'squashfs' },
    update: { kind: 'rauc', keyring: EXAMPLE_KEYRING },
  }),
};
const GOLDEN = fileURLToPath(new URL('__golden__', import.meta.url));

function filesOf(name: string): ReturnType<typeof render> {
  return render(exampleImage(EXAMPLE, CHANGES[name]));
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

  it('keeps its paths inside the tree, each once', () => {
    const paths = filesOf(name).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths) expect(path).toMatch(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[A-Za-z0-9._/%@-]+$/);
  });

  it('gives a reason beside every assignment of BitBake that the spec led to', () => {
    for (const { path, content, because } of filesOf(name)) {
      const lines = content.split('\n');
      for (const [index, line] of lines.entries()) {
        if (!/^\s*# because /.test(line)) continue;
        expect([path, index + 2, because?.[index + 2]]).toEqual([path, index + 2, expect.any(String)]);
      }
    }
  });

  it('has a kas file that says by commit where every layer is', () => {
    const project = parse(textOf(name, 'kas.yml')) as {
      header: { version: number };
      machine: string;
      target: string;
      repos: Record<string, { url?: string; commit?: string; layers: Record<string, unknown> }>;
    };
    expect(project).toMatchObject({
      header: { version: 14 },
      distro: 'boardwright',
      target: 'vibration-yocto-image',
    });
    for (const [id, repo] of Object.entries(project.repos)) {
      if (id === 'boardwright')
        expect(Object.keys(repo.layers)).toEqual(['layers/meta-boardwright', 'layers/meta-image']);
      else
        expect(repo).toMatchObject({
          url: expect.any(String),
          commit: expect.stringMatching(/^[0-9a-f]{40}$/),
        });
    }
    const lock = parse(textOf(name, 'kas.lock.yml')) as { overrides: { repos: Record<string, unknown> } };
    expect(Object.keys(lock.overrides.repos)).toEqual(
      Object.keys(project.repos).filter((id) => id !== 'boardwright'),
    );
  });
});

describe('render', () => {
  it('explains each line of local.conf at its place in kas.yml', () => {
    const kas = filesOf('qemuarm64-rt').find(({ path }) => path === 'kas.yml');
    const lines = kas?.content.split('\n') ?? [];
    const provider = lines.findIndex((line) => line.includes('PREFERRED_PROVIDER_virtual/kernel'));
    expect(kas?.because?.[provider + 1]).toMatch(/^kernel\.preemption of the spec/);
    const machine = lines.findIndex((line) => line.startsWith('machine: '));
    expect(kas?.because?.[machine + 1]).toMatch(/^board of the spec/);
  });

  it('puts what is of one image alone into its recipe, not into local.conf', () => {
    const files = render(yoctoExample());
    const text = (path: string): string => files.find((file) => file.path === path)?.content ?? '';
    expect(text('kas.yml')).not.toContain('read-only-rootfs');
    const recipe = text('layers/meta-image/recipes-image/vibration-image.bb');
    expect(recipe).toContain('IMAGE_FEATURES:append = " read-only-rootfs"');
    expect(recipe).toContain('IMAGE_INSTALL:append = " onnxruntime"');
  });

  it('lets nobody break out of an assignment', () => {
    const hostile = yoctoExample({
      yocto: {
        variables: [
          {
            name: 'CMDLINE:append',
            operator: '=',
            value: ' a="b"\nINHERIT += "evil"',
            because: 'kernel.cmdline\nof the spec',
            unit: 'kernel.cmdline',
            where: 'conf',
          },
        ],
      },
    });
    const kas = parse(render(hostile).find(({ path }) => path === 'kas.yml')?.content ?? '') as {
      local_conf_header: Record<string, string>;
    };
    expect(kas.local_conf_header['30-kernel']).toBe(
      `# because kernel.cmdline of the spec\nCMDLINE:append = ' a="b" INHERIT += "evil"'\n`,
    );
  });

  it('starts the kernel with the root the partition table has', () => {
    const test = JSON.parse(textOf('qemuarm64-rt', 'config/boot-test.json')) as {
      direct: { append: string };
    };
    const [, uuid = 'none'] = /root=PARTUUID=(\S+)/.exec(test.direct.append) ?? [];
    expect(textOf('qemuarm64-rt', 'layers/meta-image/recipes-image/vibration-yocto-image.wks')).toContain(
      `--uuid ${uuid}`,
    );
  });

  it('leaves the card of a board with its own layout to the machine', () => {
    const paths = filesOf('raspberrypi5-overlays').map(({ path }) => path);
    expect(paths.some((path) => path.endsWith('.wks') || path.endsWith('/etc/fstab'))).toBe(false);
    expect(paths).not.toContain('config/boot-test.json');
  });

  it('says modes a copy would lose, and carries those it can', () => {
    const because = 'a file of the spec';
    const files = render(
      yoctoExample({
        image: {
          files: [
            { path: '/etc/wpa_supplicant.conf', content: 'network={}\n', mode: '0600', because },
            { path: '/usr/bin/hello', content: '#!/bin/sh\n', mode: '0755', because },
          ],
        },
      }),
    );
    expect(files.find(({ path }) => path.endsWith('vibration-image.bb'))?.content).toContain(
      'BW_FILE_MODES = "/etc/wpa_supplicant.conf:0600"',
    );
    expect(files.find(({ path }) => path.endsWith('/usr/bin/hello'))?.mode).toBe(0o755);
  });

  it('names wic plugins as the release does', () => {
    const old = exampleImage(EXAMPLE, CHANGES['genericx86-64-read-only']);
    const wks = render({ ...old, engine: { ...old.engine, release: 'scarthgap' } }).find(({ path }) =>
      path.endsWith('.wks'),
    );
    expect(wks?.content).toContain('--source bootimg-efi ');
    expect(
      textOf('genericx86-64-read-only', 'layers/meta-image/recipes-image/vibration-yocto-image.wks'),
    ).toContain('--source bootimg_efi ');
  });

  it('lays out the partitions of a boot loader before all others, as the board looks for them', () => {
    const wks = textOf('stm32mp15-disco', 'layers/meta-image/recipes-image/vibration-yocto-image.wks');
    const parts = wks.split('\n').filter((line) => line.startsWith('part '));
    const names = parts.map((line) => /--part-name (\S+)/.exec(line)?.[1]);
    expect(names).toEqual([
      'fsbl1',
      'fsbl2',
      'metadata1',
      'metadata2',
      'fip-a',
      'fip-b',
      'u-boot-env',
      'bootfs',
      'rootfs',
    ]);
    // The extlinux.conf of the layer has this identifier.
    expect(parts.at(-1)).toContain('--uuid e91c4e10-16e6-4c0e-bd0e-77becf4a3582');
    expect(wks).not.toContain('--append');
  });

  it('refuses two slots on a board without GRUB, and images of other engines', () => {
    const { storage } = yoctoExample();
    expect(() => render(yoctoExample({ image: { storage: { ...storage, layout: 'ab' } } }))).toThrow(/GRUB/);
    const { yocto: _yocto, ...other } = yoctoExample();
    expect(() => render(other)).toThrow(/does not support/);
  });
});

describe('two slots', () => {
  const NAME = 'genericx86-64-slots';

  it('are started and updated by the identifiers the partition table has', () => {
    const wks = textOf(NAME, 'layers/meta-image/recipes-image/vibration-yocto-image.wks');
    const roots = [...wks.matchAll(/--part-name root-[ab] --uuid (\S+)/g)].map(([, id]) => id);
    const menu = textOf(NAME, 'layers/meta-image/recipes-bsp/slots/files/grub-slots.cfg');
    expect([...menu.matchAll(/set id=(\S+)/g)].map(([, id]) => id)).toEqual(roots);
    const system = textOf(NAME, 'layers/meta-image/recipes-image/files/rootfs/etc/rauc/system.conf');
    expect([...system.matchAll(/by-partuuid\/(\S+)/g)].map(([, id]) => id)).toEqual(roots);
    expect(new Set(roots).size).toBe(2);
  });

  it('hold the certificates of the spec and never a key', () => {
    expect(textOf(NAME, 'layers/meta-image/recipes-image/files/rootfs/etc/rauc/keyring.pem')).toBe(
      EXAMPLE_KEYRING,
    );
    for (const { content } of filesOf(NAME)) expect(content).not.toContain('PRIVATE KEY');
  });

  it('agree with their bundle on what they are', () => {
    const [, compatible = 'none'] =
      /^compatible=(.*)$/m.exec(
        textOf(NAME, 'layers/meta-image/recipes-image/files/rootfs/etc/rauc/system.conf'),
      ) ?? [];
    expect(textOf(NAME, 'layers/meta-image/recipes-image/vibration-yocto-bundle.bb')).toContain(
      `RAUC_BUNDLE_COMPATIBLE = "${compatible}"`,
    );
  });

  it('are tried through their boot loader', () => {
    expect(JSON.parse(textOf(NAME, 'config/boot-test.json'))).not.toHaveProperty('direct');
  });
});
