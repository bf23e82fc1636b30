import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleImage } from '../testing/example-image.ts';
import { render } from './render.ts';

/** Stands beside the tree and is where the person stands. */
let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'bw-buildroot-tree-')));
  putTree();
  put('bin/id', '#!/bin/sh\necho 1000\n', 0o755);
  put('buildroot/support/kconfig/merge_config.sh', MERGE, 0o755);
  put('buildroot/Makefile', MAKEFILE);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Merges as Buildroot's own does: what comes last about a symbol wins. */
const MERGE = `#!/bin/sh
[ "$1 $2" = "-m -O" ] || exit 9
out=$3
shift 4
: > "$out/.config"
for fragment; do
  grep -E '^(# )?BR2_' "$fragment" | while IFS= read -r line; do
    name=\${line#'# '}; name=\${name%%[= ]*}
    grep -vE "^(# )?$name[= ]" "$out/.config" > "$out/.next" || :
    mv "$out/.next" "$out/.config"
    printf '%s\\n' "$line" >> "$out/.config"
  done
done
`;

/** Says what it was asked; as Kconfig does, it drops what EDIT (a sed script) takes out. */
const MAKEFILE = `export BR2_VERSION := 2026.05.1
.DEFAULT_GOAL := all
%:
	@echo "make $@ O=$(O) DL=$$BR2_DL_DIR CCACHE=$$BR2_CCACHE_DIR" >> ${'$(O)'}/asked
	@mkdir -p $(O)/images $(O)/legal-info
	@if [ $@ = olddefconfig ] && [ -n "$$EDIT" ]; then sed -i "$$EDIT" $(O)/.config; fi
	@if [ $@ = sdk ]; then touch $(O)/images/aarch64-buildroot-linux-gnu_sdk-buildroot.tar.gz; fi
`;

function put(path: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  chmodSync(join(folder, path), mode);
}

function putTree(outputs: NonNullable<ImageSpec['engine']['outputs']> = []): void {
  const image = exampleImage('qemu-aarch64-buildroot-vibration', (spec) => ({
    ...spec,
    engine: { ...spec.engine, outputs },
  }));
  for (const { path, content, mode } of render(image)) put(`tree/${path}`, content, mode);
}

interface Outcome {
  readonly status: number | null;
  readonly text: string;
}

/** Runs build.sh from beside the tree, with words that are relative to there. */
function run(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync('tree/build.sh', argv, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, BUILDROOT: 'buildroot', ...env },
  });
  return { status, text: `${stdout}${stderr}` };
}

function asked(output = 'tree/output'): string[] {
  return readFileSync(join(folder, output, 'asked'), 'utf8')
    .trimEnd()
    .split('\n');
}

/** The goals make was given. */
function goals(): (string | undefined)[] {
  return asked().map((line) => line.split(' ')[1]);
}

describe('build.sh', () => {
  it('takes every path as seen from where the person stands', () => {
    const places = { OUTPUT: 'made/here', BR2_DL_DIR: './dl', BR2_CCACHE_DIR: '../ccache' };
    const { status, text } = run(['config'], places);
    expect(text).toContain(`Every symbol is as asked for: ${folder}/made/here/.config`);
    expect(status).toBe(0);
    expect(asked('made/here')).toEqual([
      `make olddefconfig O=${folder}/made/here DL=${folder}/dl CCACHE=${dirname(folder)}/ccache`,
    ]);
    expect(existsSync(join(folder, 'tree/output'))).toBe(false);
  });

  it('makes everything in the tree when no place is named', () => {
    expect(run(['config']).status).toBe(0);
    expect(asked()).toEqual([`make olddefconfig O=${folder}/tree/output DL= CCACHE=`]);
  });

  it('names what BUILDROOT is not', () => {
    const { status, text } = run(['config'], { BUILDROOT: './nowhere' });
    expect(status).toBe(2);
    expect(text).toContain(`E: BUILDROOT is ${folder}/nowhere, which is no Buildroot tree.`);
    expect(run(['config'], { BUILDROOT: '' })).toMatchObject({
      status: 2,
      text: expect.stringContaining('usage: BUILDROOT=') as string,
    });
  });

  it('makes after the image what the spec asked for beside it', () => {
    expect(run(['build']).status).toBe(0);
    expect(goals()).toEqual(['olddefconfig', 'all']);
    rmSync(join(folder, 'tree/output'), { recursive: true });
    putTree(['sdk', 'legal-info']);
    const { status, text } = run(['build']);
    expect(status).toBe(0);
    expect(goals()).toEqual(['olddefconfig', 'all', 'legal-info', 'sdk']);
    const images = `${folder}/tree/output/images`;
    expect(text.split('\n').filter((line) => /^(The|Licences) /.test(line))).toEqual([
      `The image is ${images}/disk.img`,
      `Licences and sources are in ${folder}/tree/output/legal-info; what its README warns of is left to you.`,
      `The SDK is ${images}/aarch64-buildroot-linux-gnu_sdk-buildroot.tar.gz`,
    ]);
    expect(run(['help']).text).toContain('makes the image, then legal-info, then sdk\n');
  });

  it.each(['sdk', 'legal-info'])('makes %s alone, asked for in the spec or not', (verb) => {
    expect(run([verb]).status).toBe(0);
    expect(goals()).toEqual(['olddefconfig', verb]);
  });

  it('names what Kconfig dropped, who asked for it, and what stands there', () => {
    put('tree/config/fragments/90-site.fragment', 'BR2_SITE_ONLY=y\nBR2_CCACHE_DIR="/x"');
    const EDIT = '/BR2_SITE_ONLY/d;s/^BR2_PACKAGE_LITERT=y/# BR2_PACKAGE_LITERT is not set/';
    const { status, text } = run(['build'], { EDIT });
    expect(status).not.toBe(0);
    expect(text).toMatch(
      /^DROPPED BR2_PACKAGE_LITERT=y \(.*LiteRT.*\): it is # BR2_PACKAGE_LITERT is not set$/m,
    );
    expect(text).toContain(
      'NOT TAKEN BR2_SITE_ONLY=y (config/fragments/90-site.fragment): it is not there\n',
    );
    expect(text).toContain('1 symbols are not as asked for.');
    expect(goals()).toEqual(['olddefconfig']);
  });

  it('says what it can do without a Buildroot tree', () => {
    const { status, text } = run(['help'], { BUILDROOT: '' });
    expect(status).toBe(0);
    for (const verb of ['config', 'build', 'sdk', 'legal-info', 'bundle', 'help'])
      expect(text).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
    expect(text).toContain('makes the image\n');
    expect(existsSync(join(folder, 'tree/output'))).toBe(false);
    expect(run(['biuld'])).toMatchObject({ status: 2, text });
  });

  it('refuses root', () => {
    put('bin/id', '#!/bin/sh\necho 0\n', 0o755);
    expect(run(['config'])).toMatchObject({
      status: 2,
      text: expect.stringContaining('ordinary user') as string,
    });
  });
});
