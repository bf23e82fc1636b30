import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPackage } from '../../verify/buildroot/check-package.ts';

describe('Buildroot’s check-package over an external tree', () => {
  let work = '';
  let external = '';

  beforeEach(async () => {
    work = await mkdtemp(join(tmpdir(), 'check-package-'));
    external = join(work, 'external');
    await mkdir(join(external, 'package/adc-logger'), { recursive: true });
    await writeFile(join(external, 'Config.in'), 'menu "x"\nendmenu\n');
    await writeFile(join(external, 'package/adc-logger/adc-logger.mk'), 'X = 1\n');
  });

  afterEach(() => rm(work, { recursive: true }));

  /** A Buildroot checkout with this as its checker. */
  async function treeWith(script: string): Promise<string> {
    const tree = join(work, 'buildroot');
    await mkdir(join(tree, 'utils'), { recursive: true });
    const path = join(tree, 'utils/check-package');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return tree;
  }

  it('is given -b and every file', async () => {
    const tree = await treeWith(
      `echo "$@" > ${work}/args\necho '3 lines processed' >&2\necho '0 warnings generated' >&2`,
    );
    expect(await checkPackage(tree, external)).toEqual({ lines: 3, problems: [] });
    expect(await readFile(join(work, 'args'), 'utf8')).toBe(
      `-b ${external}/Config.in ${external}/package/adc-logger/adc-logger.mk\n`,
    );
  });

  it('has each warning as a problem', async () => {
    const warning = 'adc-logger.mk:1: unexpected truncation of file';
    const tree = await treeWith(
      `echo '${warning}'\necho '3 lines processed' >&2\necho '1 warnings generated' >&2\nexit 1`,
    );
    expect(await checkPackage(tree, external)).toEqual({ lines: 3, problems: [warning] });
  });

  it.each([
    ['echo "ModuleNotFoundError: No module named \'magic\'" >&2; exit 1', /does not run: .*'magic'/],
    ["echo '0 lines processed' >&2; echo '0 warnings generated' >&2", /looked at nothing/],
    ["echo '3 lines processed' >&2; echo '2 warnings generated' >&2; exit 1", /2 warnings and names none/],
  ])('does not pass after %s', async (script, said) => {
    const { problems } = await checkPackage(await treeWith(script), external);
    expect(problems).toEqual([expect.stringMatching(said)]);
  });

  it('does not pass where the tree has no checker', async () => {
    const { problems } = await checkPackage(join(work, 'none'), external);
    expect(problems).toEqual([expect.stringMatching(/does not run: .*ENOENT/)]);
  });
});
