import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOARDS } from '@boardwright/catalog/boards';
import { LAYER_TABLE } from '@boardwright/catalog/yocto-layers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const LAYERS = join(import.meta.dirname, '../../layers');
const LAYER = join(LAYERS, 'meta-boardwright');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-layer-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A shell function of a class or recipe, with BitBake's variables filled in from the environment. */
function shellFunction(file: string, name: string): string {
  const text = readFileSync(join(LAYER, file), 'utf8');
  const body = new RegExp(`^${name}\\(\\) \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(text)?.[1];
  if (body === undefined) throw new Error(`${file} has no ${name}`);
  return body;
}

/** A program that runs a Python function of a class; a fatal error of BitBake is one of Python. */
function pythonFunction(file: string, name: string, variables: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(LAYER, file), 'utf8');
  const body = new RegExp(`^python ${name}\\(\\) \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(text)?.[1];
  if (body === undefined) throw new Error(`${file} has no ${name}`);
  return `import sys
class d: getVar = staticmethod(${JSON.stringify(variables)}.get)
class bb:
    fatal = staticmethod(sys.exit)
    class utils: contains = staticmethod(lambda name, word, yes, no, d: yes if word in (d.getVar(name) or "").split() else no)
def run():
${body}
run()`;
}

describe('our layer', () => {
  it('gives files of the image the modes a copy has lost', () => {
    const files = join(folder, 'files/rootfs/etc');
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, 'secret.conf'), 'x\n');
    chmodSync(join(files, 'secret.conf'), 0o644);
    mkdirSync(join(folder, 'root'));
    const { status, stderr } = spawnSync(
      'sh',
      ['-euc', shellFunction('classes/boardwright-image.bbclass', 'bw_copy_files')],
      {
        encoding: 'utf8',
        env: {
          PATH: '/usr/bin:/bin',
          BW_IMAGE_FILES: join(folder, 'files'),
          IMAGE_ROOTFS: join(folder, 'root'),
          BW_FILE_MODES: '/etc/secret.conf:0600',
        },
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(statSync(join(folder, 'root/etc/secret.conf')).mode & 0o777).toBe(0o600);
  });

  it('switches services off with a systemctl that can only switch them on', () => {
    const root = join(folder, 'root');
    const wants = join(root, 'etc/systemd/system/network-online.target.wants');
    mkdirSync(wants, { recursive: true });
    symlinkSync('/usr/lib/systemd/system/wait-online.service', join(wants, 'wait-online.service'));
    symlinkSync('/usr/lib/systemd/system/other.service', join(wants, 'other.service'));
    mkdirSync(join(folder, 'native/usr/bin'), { recursive: true });
    const systemctl = join(folder, 'native/usr/bin/systemctl');
    writeFileSync(
      systemctl,
      '#!/bin/sh\ncase $3 in enable | mask) echo "$3 $4" >> "$2/calls" ;; *) exit 2 ;; esac\n',
    );
    chmodSync(systemctl, 0o755);
    const services = [
      { unit: 'wait-online.service', state: 'disabled' },
      { unit: 'networkd.service', state: 'enabled' },
      { unit: 'getty@tty1.service', state: 'masked' },
    ];
    writeFileSync(join(folder, 'services.json'), JSON.stringify(services));
    const variables = {
      BW_IMAGE_FILES: folder,
      IMAGE_ROOTFS: root,
      STAGING_DIR_NATIVE: join(folder, 'native'),
      DISTRO_FEATURES: 'acl systemd',
    };
    const { status, stderr } = spawnSync('python3', [
      '-c',
      pythonFunction('classes/boardwright-image.bbclass', 'bw_apply_services', variables),
    ]);
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(join(root, 'calls'), 'utf8')).toBe(
      'enable networkd.service\nmask getty@tty1.service\n',
    );
    expect(readdirSync(wants)).toEqual(['other.service']);
    expect(readFileSync(join(root, 'etc/systemd/system-preset/00-boardwright.preset'), 'utf8')).toBe(
      'enable networkd.service\ndisable wait-online.service\ndisable getty@tty1.service\n',
    );
  });

  it('installs every program of ours that first boot runs', () => {
    const programs = join(LAYERS, 'rootfs-common/rootfs/usr/lib/boardwright');
    const recipe = readFileSync(join(LAYER, 'recipes-core/bw-firstboot/bw-firstboot_1.bb'), 'utf8');
    const installed = /^do_install\(\) \{\n([\s\S]*?)^\}/m.exec(recipe)?.[1] ?? '';
    for (const name of readdirSync(programs)) {
      if (
        !readFileSync(join(programs, 'firstboot'), 'utf8').includes(name) &&
        !name.startsWith('personalise')
      )
        continue;
      expect(recipe, name).toContain(`file://${name} `);
      expect(installed, name).toContain(`/boardwright/${name}\n`);
    }
  });

  it('reads each recipe it changes in another layer only where that layer is', () => {
    const conf = readFileSync(join(LAYER, 'conf/layer.conf'), 'utf8');
    const named = readdirSync(join(LAYER, 'dynamic-layers'));
    for (const collection of named)
      expect(conf).toContain(`${collection}:\${LAYERDIR}/dynamic-layers/${collection}/`);
    expect([...conf.matchAll(/dynamic-layers\/([^/]+)\//g)].map(([, name]) => name)).toEqual(
      expect.arrayContaining(named),
    );
  });
});

/** Each kernel of the catalog that gets PREEMPT_RT from a fragment, with the collection of the layer it is in. */
function kernelsWithFragment(): { readonly append: string; readonly collections: readonly string[] }[] {
  return [...BOARDS.values()].flatMap(({ engines }) =>
    Object.values(engines.yocto?.releases ?? {}).flatMap(({ kernel, layers }) => {
      if (!('fragment' in kernel.realTime)) return [];
      const append = `${kernel.recipe}${kernel.unversioned ? '' : '_%'}.bbappend`;
      const collections = layers.map((id) => LAYER_TABLE.layers.get(id)?.collection ?? id);
      return [{ append, collections }];
    }),
  );
}

it('has PREEMPT_RT for every kernel that gets it from a fragment', () => {
  const kernels = kernelsWithFragment();
  expect(kernels.length).toBeGreaterThan(5);
  for (const { append, collections } of kernels) {
    const places = [
      join(LAYER, 'recipes-kernel/linux', append),
      ...collections.map((one) => join(LAYER, 'dynamic-layers', one, 'recipes-kernel/linux', append)),
    ];
    expect(
      places.filter((path) => existsSync(path)),
      append,
    ).toHaveLength(1);
  }
});

it('has no override with the name of a recipe, which BitBake refuses', () => {
  const conf = readFileSync(join(LAYER, 'conf/distro/boardwright.conf'), 'utf8');
  const overrides = [...conf.matchAll(/':([a-z-]+)' if/g)].map(([, name]) => name);
  expect(overrides).toEqual(['bw-init-busybox']);
  const recipes = readdirSync(join(LAYER, 'recipes-core'));
  for (const name of overrides) expect(recipes).not.toContain(name);
});
