import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { yoctoExample } from '../testing/yocto-image.ts';
import { render } from './render.ts';

let tree: string;
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'bw-yocto-tree-'));
  putTree();
});
afterEach(() => rmSync(tree, { recursive: true }));

function putTree(change: Parameters<typeof yoctoExample>[0] = {}): void {
  for (const { path, content, mode } of render(yoctoExample(change))) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
    chmodSync(join(tree, path), mode ?? 0o644);
  }
}

/** What kas was asked to have BitBake do. */
function asked(): string[] {
  return [...readFileSync(join(tree, 'asked'), 'utf8').matchAll(/--command (.*)$/gm)].map(
    ([, word = '']) => word,
  );
}

function program(name: string, body: string): void {
  mkdirSync(join(tree, 'bin'), { recursive: true });
  writeFileSync(join(tree, 'bin', name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(tree, 'bin', name), 0o755);
}

/** Stand-ins say what they were asked; `kas` fails at the command that contains a word. */
function standIns(failAt = 'nothing'): void {
  program('id', 'echo 1000');
  program('locale', 'echo en_US.utf8');
  program(
    'kas',
    [
      'if [ "$1" = --version ]; then echo "kas 4.8.1 (configuration format version 19, earliest compatible version 1)"; exit 0; fi',
      `echo "kas $*" >> ${tree}/asked`,
      `echo "$DL_DIR $SSTATE_DIR $KAS_WORK_DIR" > ${tree}/places`,
      `case "$*" in *"${failAt}"*) echo "ERROR: it broke"; exit 1 ;; esac`,
      'case "$*" in *"bitbake -g"*) mkdir -p "$KAS_BUILD_DIR"; printf "a\\nb\\n" > "$KAS_BUILD_DIR/pn-buildlist" ;; esac',
      'case "$*" in *populate_sdk* | *"bitbake -n"*) mkdir -p "$KAS_BUILD_DIR/tmp/deploy/sdk"; echo "NOTE: Tasks Summary: $ENDING." ;; esac',
      'case "$*" in *"bitbake vibration-image"*) images=$KAS_BUILD_DIR/tmp/deploy/images/qemuarm64; mkdir -p "$images"',
      '  cp "$KERNEL_CONFIG" "$images/kernel-config-qemuarm64"; touch "$images/vibration-image-qemuarm64.rootfs.wic"',
      '  echo "NOTE: Tasks Summary: Attempted 5 tasks of which 0 didn\'t need to be rerun and $ENDING." ;; esac',
    ].join('\n'),
  );
}

function run(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  from: { readonly cwd?: string; readonly command?: string } = {},
): { readonly status: number | null; readonly text: string } {
  const config = join(tree, 'kernel.config');
  writeFileSync(config, env.CONFIG ?? 'CONFIG_PREEMPT_RT=y\n');
  const { status, stdout, stderr } = spawnSync(from.command ?? join(tree, 'build.sh'), argv, {
    cwd: from.cwd,
    encoding: 'utf8',
    env: {
      PATH: `${join(tree, 'bin')}:/usr/bin:/bin`,
      KERNEL_CONFIG: config,
      ENDING: 'all succeeded',
      ...env,
    },
  });
  return { status, text: `${stdout}${stderr}` };
}

describe('build.sh', () => {
  it('climbs the ladder in its order and says how many recipes there are', () => {
    standIns();
    const { status, text } = run(['check']);
    expect(text).toContain('Checked: 2 recipes are needed for vibration-image.');
    expect(status).toBe(0);
    expect([...text.matchAll(/^== (.*)$/gm)].map(([, step]) => step)).toEqual([
      'kas.yml',
      'Layers',
      'Configuration',
      'Recipes',
      'What is built',
    ]);
  });

  it.each([
    ['warning dump', 'E: kas does not take kas.yml: see above.', 'kas.yml'],
    ['warning checkout', 'E: A repository could not be checked out', 'Layers'],
    ['bitbake -e', "E: The configuration can't be read", 'Configuration'],
    ['bitbake -p', "E: A recipe can't be read", 'Recipes'],
    ['bitbake -g', 'E: Something on the image has no recipe', 'What is built'],
  ])('stops at %s with a plain sentence', (at, sentence, last) => {
    standIns(at);
    const { status, text } = run(['check']);
    expect(status).toBe(1);
    expect(text).toContain(sentence);
    expect(text).toContain('ERROR: it broke');
    expect([...text.matchAll(/^== (.*)$/gm)].at(-1)?.[1]).toBe(last);
  });

  it('takes every repository from a mirror by its name', () => {
    standIns();
    mkdirSync(join(tree, 'mirror'));
    run(['check'], { MIRROR: join(tree, 'mirror') });
    const site = spawnSync('cat', [join(tree, 'output/project/site.yml')], { encoding: 'utf8' }).stdout;
    for (const name of ['bitbake', 'openembedded-core', 'meta-openembedded'])
      expect(site).toContain(`  ${name}:\n    url: file://${join(tree, 'mirror')}/${name}\n`);
    run(['check'], { MIRROR: 'https://git.example/mirror/' });
    expect(spawnSync('cat', [join(tree, 'output/project/site.yml')], { encoding: 'utf8' }).stdout).toContain(
      'url: https://git.example/mirror/bitbake\n',
    );
  });

  it('takes every path as seen from where the person stands', () => {
    standIns();
    const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'bw-stands-here-')));
    try {
      mkdirSync(join(cwd, 'mirror'));
      symlinkSync(tree, join(cwd, 'tree'));
      const places = { MIRROR: './mirror', OUTPUT: 'made', DL_DIR: 'dl', SSTATE_DIR: '../sstate' };
      const { status, text } = run(['check'], places, { cwd, command: 'tree/build.sh' });
      expect(text).toContain('Checked: 2 recipes');
      expect(status).toBe(0);
      expect(readFileSync(join(cwd, 'made/project/site.yml'), 'utf8')).toContain(
        `url: file://${cwd}/mirror/bitbake\n`,
      );
      expect(readFileSync(join(tree, 'places'), 'utf8')).toBe(
        `${cwd}/dl ${dirname(cwd)}/sstate ${cwd}/made\n`,
      );
      expect(existsSync(join(tree, 'output'))).toBe(false);
      const wrong = run(['check'], { MIRROR: 'mirrors', OUTPUT: 'made' }, { cwd, command: 'tree/build.sh' });
      expect(wrong.status).toBe(1);
      expect(wrong.text).toContain(`E: MIRROR is ${cwd}/mirrors, where there is no directory.`);
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });

  it('calls a build good only when BitBake ends well, says so, and the kernel has every line', () => {
    standIns();
    expect(run(['build'])).toMatchObject({
      status: 0,
      text: expect.stringContaining('The image is ') as string,
    });
    expect(run(['build'], { ENDING: '1 failed' }).text).toContain('did not say that all tasks succeeded');
    const dropped = run(['build'], { CONFIG: 'CONFIG_PREEMPT=y\nCONFIG_TRANSPARENT_HUGEPAGE=y\n' });
    expect(dropped.status).toBe(1);
    expect(dropped.text).toContain('DROPPED CONFIG_PREEMPT_RT=y (PREEMPT_RT was asked for)');
    expect(dropped.text).toContain('The kernel lacks 2 lines that were asked for.');
  });

  it('makes the SDK after the image when the spec asks for it, and alone at any time', () => {
    standIns();
    const ladder = ['bitbake -e', 'bitbake -p', 'bitbake -g vibration-image'];
    const sdk = 'bitbake -c populate_sdk vibration-image';
    expect(run(['build']).status).toBe(0);
    expect(asked()).toEqual([...ladder, 'bitbake vibration-image']);
    rmSync(join(tree, 'asked'));
    expect(run(['sdk'])).toMatchObject({
      status: 0,
      text: expect.stringContaining(`The SDK is in ${tree}/output/build/tmp/deploy/sdk\n`) as string,
    });
    expect(asked()).toEqual([sdk]);
    rmSync(join(tree, 'asked'));
    putTree({ yocto: { outputs: ['cve-report', 'sdk'] } });
    const { status, text } = run(['build']);
    expect(status).toBe(0);
    expect(text).toMatch(/The image is .*\n(.*\n)*The SDK is in /);
    expect(asked()).toEqual([...ladder, 'bitbake vibration-image', sdk]);
    expect(run(['help']).text).toContain('makes the image, then sdk\n');
  });

  it('goes through every task when asked to, and believes BitBake only when it says so', () => {
    standIns();
    const { status, text } = run(['dry-run']);
    expect(status).toBe(0);
    expect(text).toContain('Every task of vibration-image could be run');
    expect(asked()).toEqual(['bitbake -n vibration-image']);
    expect(run(['dry-run'], { ENDING: '1 failed' })).toMatchObject({
      status: 1,
      text: expect.stringContaining('did not say that all tasks succeeded') as string,
    });
  });

  it('says what it can do without kas, and what a dry run costs', () => {
    const { status, text } = run(['help']);
    expect(status).toBe(0);
    for (const verb of ['check', 'dry-run', 'build', 'sdk', 'bundle', 'help'])
      expect(text).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
    expect(text).toContain('ten minutes and more');
    expect(text).toContain('makes the image\n');
    expect(existsSync(join(tree, 'output'))).toBe(false);
    expect(run(['biuld'])).toMatchObject({ status: 2, text });
  });

  it('refuses root, an old kas and unknown words', () => {
    standIns();
    expect(run(['build', 'extra-is-ignored']).status).toBe(0);
    expect(run([]).status).toBe(2);
    expect(run(['bundle']).status).toBe(2);
    program('kas', 'echo "kas 3.1 (configuration format version 12)"');
    expect(run(['check']).text).toContain('kas 4.8 or newer is needed');
    program('id', 'echo 0');
    expect(run(['check']).text).toContain('BitBake refuses root');
  });
});
