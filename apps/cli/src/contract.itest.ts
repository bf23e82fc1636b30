import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY, runCli } from './testing/run-cli.ts';

const run = promisify(execFile);

const GOOD = `apiVersion: boardwright/v1
name: contract-test
board: qemu-x86_64
engine: { kind: debian, release: trixie }
kernel: { preemption: rt }
`;

let directory = '';
let spec = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw cli '));
  spec = join(directory, 'good spec.yaml');
  await writeFile(spec, GOOD);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Every file of a tree with mode and sha256, as text that two equal trees have in common. */
async function treeDigest(tree: string): Promise<string> {
  const { stdout } = await run(
    'find',
    ['.', '-type', 'f', '-printf', '%m %p\n', '-exec', 'sha256sum', '{}', ';'],
    { cwd: tree },
  );
  return stdout.split('\n').sort().join('\n');
}

describe('resolve', () => {
  it('prints one JSON document on stdout and nothing else', async () => {
    const { exitCode, stdout, stderr } = await runCli(['resolve', spec, '--json']);
    expect(exitCode, stderr).toBe(0);
    const { resolved, issues } = JSON.parse(stdout);
    expect(resolved).toMatchObject({
      name: 'contract-test',
      kernel: { preemption: 'rt' },
      board: { id: 'qemu-x86_64' },
    });
    expect(issues.filter((issue: { severity: string }) => issue.severity === 'error')).toEqual([]);
  });

  it('reads standard input', async () => {
    const { exitCode, stdout } = await runCli(['resolve', '-', '--json'], { input: GOOD });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).resolved.name).toBe('contract-test');
  });

  it('ends with 2 and the line when the YAML is broken, still with a JSON document', async () => {
    const { exitCode, stdout } = await runCli(['resolve', '-', '--json'], {
      input: `${GOOD}power: { profile: [\n`,
    });
    expect(exitCode).toBe(2);
    const { resolved, issues } = JSON.parse(stdout);
    expect(resolved).toBeNull();
    expect(issues[0]).toMatchObject({ severity: 'error', code: 'SPEC_FIELD' });
    expect(issues[0].line).toBeGreaterThanOrEqual(6);
  });

  it('ends with 2 and names the field for a key that does not exist', async () => {
    const { exitCode, stdout, stderr } = await runCli(['resolve', '-'], { input: `${GOOD}bord: rpi5\n` });
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/line 6 \/bord/);
  });

  it('ends with 2 when two choices exclude each other', async () => {
    const conflicting = GOOD.replace('runtimes', 'x').concat('accelerators: [hailo8]\n');
    const { exitCode, stdout } = await runCli(['resolve', '-', '--json'], { input: conflicting });
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout).issues.some((issue: { severity: string }) => issue.severity === 'error')).toBe(
      true,
    );
  });

  it.each([
    [['resolve', '/nowhere/spec.yaml'], 'There is no file'],
    [['resolve'], 'missing required argument'],
    [['resolve', 'x', '--nonsense'], 'unknown option'],
    [['nonsense'], 'unknown command'],
    [['packages', 'search'], 'missing required argument'],
    [['packages', 'nonsense'], 'unknown command'],
    [['packages', 'search', 'mqtt', '--release', '1999.01'], 'There are: 2026.02, 2026.05'],
    [['test', '--only', 'nonsense'], 'There is no test step'],
  ])('%j ends with 2', async (words, message) => {
    const { exitCode, stdout, stderr } = await runCli(words);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});

describe('render', () => {
  it('writes byte-identical trees for equal specs, whatever the umask', async () => {
    const [one, two] = [join(directory, 'tree one'), join(directory, 'deep/tree two')];
    const first = await runCli(['render', spec, '--out', one]);
    expect(first.exitCode, first.stderr).toBe(0);
    expect(first.stdout).toBe('');
    await run('bash', [
      '-c',
      'umask 077 && exec "$0" render "$1" --out "$2"',
      join(REPOSITORY, 'boardwright'),
      spec,
      two,
    ]);
    expect(await treeDigest(one)).toBe(await treeDigest(two));
    expect(await readdir(one)).toContain('README.md');
  });

  it('refuses a directory with something in it, also when forced', async () => {
    const tree = join(directory, 'taken');
    await mkdir(tree);
    await writeFile(join(tree, 'mine.txt'), 'mine');
    const refused = await runCli(['render', spec, '--out', tree]);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('--force');
    expect(await readdir(tree)).toEqual(['mine.txt']);
    const forced = await runCli(['render', spec, '--out', tree, '--force']);
    expect(forced.exitCode).toBe(2);
    expect(forced.stderr).toContain('holds no tree an earlier render wrote');
    expect(await readdir(tree)).toEqual(['mine.txt']);
  });

  it('leaves exactly the new tree when forced, and what builds left', async () => {
    const [tree, fresh] = [join(directory, 'changing'), join(directory, 'fresh')];
    const buildroot = GOOD.replace('kind: debian, release: trixie', 'kind: buildroot, release: "2026.05"');
    const withPackage = `${buildroot}packages: [htop]\n`;
    expect((await runCli(['render', '-', '--out', tree], { input: withPackage })).exitCode).toBe(0);
    expect(await readdir(join(tree, 'config/fragments'))).toContain('50-packages.fragment');
    await mkdir(join(tree, 'output'));
    await writeFile(join(tree, 'output/.config'), 'mine');
    const { exitCode, stderr } = await runCli(['render', '-', '--out', tree, '--force'], {
      input: buildroot,
    });
    expect(exitCode, stderr).toBe(0);
    expect(await readFile(join(tree, 'output/.config'), 'utf8')).toBe('mine');
    await rm(join(tree, 'output'), { recursive: true });
    await runCli(['render', '-', '--out', fresh], { input: buildroot });
    expect(await treeDigest(tree)).toBe(await treeDigest(fresh));
  });

  it('writes nothing for a spec with an error', async () => {
    const tree = join(directory, 'never');
    const { exitCode, stderr } = await runCli(['render', '-', '--out', tree], {
      input: `${GOOD}bord: rpi5\n`,
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('/bord');
    expect(await readdir(directory)).not.toContain('never');
  });
});

describe('compose', () => {
  it('refuses a bad spec before it starts anything', async () => {
    const dataDir = join(directory, 'data');
    const { exitCode, stdout } = await runCli(['compose', '-', '--json'], {
      input: `${GOOD}bord: rpi5\n`,
      env: { BOARDWRIGHT_DATA_DIR: dataDir },
    });
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      buildId: null,
      imageId: null,
      status: 'rejected',
      artifacts: [],
      evidence: null,
    });
    expect(await readdir(directory)).not.toContain('data');
  });

  it('ends with 3 when the server it was sent to does not answer', async () => {
    const { exitCode, stdout, stderr } = await runCli(['compose', spec, '--json'], {
      env: { BOARDWRIGHT_URL: 'http://127.0.0.1:9', BOARDWRIGHT_TOKEN: 'token' },
    });
    expect(exitCode).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('does not answer');
  });
});

describe('the entry script', () => {
  it('works through a link, from another directory, with spaces in the way', async () => {
    const link = join(directory, 'a link');
    await symlink(join(REPOSITORY, 'boardwright'), link);
    const { exitCode, stdout } = await runCli(['resolve', 'good spec.yaml', '--json'], {
      script: link,
      cwd: directory,
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).resolved.name).toBe('contract-test');
  });

  it('is not misled by a tsconfig.json where it is called', async () => {
    const hostile = join(directory, 'hostile');
    await mkdir(hostile);
    await writeFile(
      join(hostile, 'tsconfig.json'),
      '{ "compilerOptions": { "paths": { "*": ["/nowhere/*"] }, "baseUrl": "." } }',
    );
    expect((await runCli(['--help'], { cwd: hostile })).exitCode).toBe(0);
  });

  it('says how to get Node.js when there is none, with exit code 3', async () => {
    const bin = join(directory, 'bin');
    await mkdir(bin);
    for (const [name, body] of [
      ['node', 'echo v18.19.0'],
      ['npm', ':'],
    ] as const) {
      await writeFile(join(bin, name), `#!/bin/sh\n${body}\n`);
      await chmod(join(bin, name), 0o755);
    }
    const { exitCode, stderr } = await runCli(['doctor'], { env: { PATH: `${bin}:/usr/bin:/bin` } });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('Node.js 18.19.0 is too old');
  });

  it('documents the contract in --help', async () => {
    const { exitCode, stdout } = await runCli(['compose', '--help']);
    expect(exitCode).toBe(0);
    for (const word of [
      'buildId',
      'imageId',
      'status',
      'cached',
      'seconds',
      'sha256',
      'sizeBytes',
      'bootSeconds',
      'uname',
      'preemption',
      'selftest',
      '130',
    ])
      expect(stdout).toContain(word);
  });
});
