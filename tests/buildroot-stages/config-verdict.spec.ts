import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { resolve } from '@boardwright/catalog/resolve';
import { render } from '@boardwright/engines/buildroot/render';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleSpec } from '../stack/example-spec.ts';
import { runPython } from './run-python.ts';

const { image } = resolve(await exampleSpec('qemu-aarch64-buildroot-vibration.yaml'));
if (image === null) throw new Error('the example does not resolve');
const FILES = render(image);
const { symbols } = JSON.parse(FILES.find(({ path }) => path === 'config/buildroot.json')?.content ?? '') as {
  symbols: { name: string; value: string }[];
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-verdict-'));
  for (const { path, content, mode } of FILES) put(`tree/${path}`, content, mode);
  put('bin/id', '#!/bin/sh\necho 1000\n', 0o755);
  put('buildroot/support/kconfig/merge_config.sh', '#!/bin/sh\n', 0o755);
  // In the place of Kconfig: the configuration it came to is given.
  put('buildroot/Makefile', `olddefconfig:\n\t@cp ${folder}/dot-config $(O)/.config\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  chmodSync(join(folder, path), mode);
}

interface Verdict {
  readonly good: boolean;
  readonly dropped: readonly string[];
}

/** What the tree's own script says of the configuration. */
function ofScript(): Verdict {
  const { status, stdout, stderr } = spawnSync(join(folder, 'tree/build.sh'), ['config'], {
    encoding: 'utf8',
    env: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, BUILDROOT: join(folder, 'buildroot') },
  });
  const dropped = [...stdout.matchAll(/^DROPPED (?:# )?(\w+)/gm)].map(([, name = '']) => name);
  if (status !== 0 && dropped.length === 0) throw new Error(stderr);
  return { good: status === 0, dropped: [...new Set(dropped)].sort() };
}

/** What the stage says of it. */
function ofStage(): Verdict {
  return runPython(
    `import contextlib, glob, io, re
from bw import stage_config
from bw.dot_config import parse
from bw.report import StageError
class NoFiles:
    copyfile = staticmethod(lambda *paths: None)
tree = f"{given}/tree"
stage_config.shutil = NoFiles
stage_config.check_overlays = lambda sources: None
stage_config.configure = lambda output: parse(f"{given}/dot-config")
stage_config.fragments = lambda: sorted(glob.glob(f"{tree}/config/fragments/*.fragment"))
stage_config.release = lambda: json.load(open(f"{tree}/config/buildroot.json", encoding="utf-8"))
stage_config._why = lambda *asked: "its reason is another test's"
good, log = True, io.StringIO()
with contextlib.redirect_stdout(log):
    try:
        stage_config.run("config")
    except StageError:
        good = False
dropped = re.findall(r"^MISSING (\\w+)=", log.getvalue(), re.M)
print(json.dumps({"good": good, "dropped": sorted(dropped)}))`,
    folder,
  ) as Verdict;
}

/** All as asked for, with some symbols otherwise; undefined: not there at all. */
function configuration(change: Readonly<Record<string, string | undefined>>): string {
  const values = { ...Object.fromEntries(symbols.map(({ name, value }) => [name, value])), ...change };
  return Object.entries(values)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => (value === 'n' ? `# ${name} is not set\n` : `${name}=${value}\n`))
    .join('');
}

const DHCP = 'BR2_SYSTEM_DHCP';

describe('build.sh and the stage agree', () => {
  it.each<
    [
      string,
      {
        readonly config?: Readonly<Record<string, string | undefined>>;
        readonly site?: string;
        readonly dropped: readonly string[];
      },
    ]
  >([
    ['when all is as asked for', { dropped: [] }],
    [
      'on a symbol that is not there',
      { config: { BR2_PACKAGE_LITERT: undefined }, dropped: ['BR2_PACKAGE_LITERT'] },
    ],
    ['on a symbol that is not set', { config: { BR2_PACKAGE_LITERT: 'n' }, dropped: ['BR2_PACKAGE_LITERT'] }],
    ['on another text', { config: { [DHCP]: '"eth1"' }, dropped: [DHCP] }],
    ['on a text that goes on', { config: { [DHCP]: '"eth0"x' }, dropped: [DHCP] }],
    ['on what must be off and is not there', { config: { BR2_PACKAGE_HOST_QEMU: undefined }, dropped: [] }],
    [
      'on what must be off and is on',
      { config: { BR2_PACKAGE_HOST_QEMU: 'y' }, dropped: ['BR2_PACKAGE_HOST_QEMU'] },
    ],
    ['on an empty text', { site: `${DHCP}=""\n`, config: { [DHCP]: '""' }, dropped: [] }],
    [
      'on an empty text that is not there',
      { site: `${DHCP}=""\n`, config: { [DHCP]: undefined }, dropped: [] },
    ],
    ['on an empty text that is not set', { site: `${DHCP}=""\n`, config: { [DHCP]: 'n' }, dropped: [] }],
    ['on an empty text that is none', { site: `${DHCP}=""\n`, dropped: [DHCP] }],
    [
      'on what the site overrules',
      { site: `# BR2_CCACHE is not set\n`, config: { BR2_CCACHE: 'n' }, dropped: [] },
    ],
    ['on what the site overrules in vain', { site: '# BR2_CCACHE is not set', dropped: ['BR2_CCACHE'] }],
    ['on what only the site sets', { site: '# any=thing\nBR2_SITE_ONLY=y\n', dropped: [] }],
  ])('%s', (_what, { config = {}, site, dropped }) => {
    put('dot-config', configuration(config));
    if (site !== undefined) put('tree/config/fragments/90-site.fragment', site);
    const expected = { good: dropped.length === 0, dropped };
    expect(ofStage()).toEqual(expected);
    expect(ofScript()).toEqual(expected);
  });
});
