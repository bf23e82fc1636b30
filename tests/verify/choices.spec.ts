import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { YOCTO_RELEASE_IDS } from '@boardwright/catalog/yocto-board';
import { describe, expect, it } from 'vitest';
import { chosenBoards, oneOf, wholeNumber } from '../../verify/choices.ts';
import { inParallel } from '../../verify/in-parallel.ts';

const ROOT = resolve(import.meta.dirname, '../..');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function verifier(file: string, args: readonly string[]): Promise<Ended> {
  const tsx = join(ROOT, 'node_modules/.bin/tsx');
  return new Promise((done) => {
    execFile(tsx, [join(ROOT, 'verify', file), ...args], (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe('words of a verifier’s command line', () => {
  it('names an unknown release, what is known and what was probably meant', () => {
    expect(() => oneOf('--release', 'wrynos', YOCTO_RELEASE_IDS)).toThrow(
      '--release "wrynos" is not known. Did you mean "wrynose"? Known are: scarthgap, wrynose.',
    );
    expect(oneOf('--release', 'scarthgap', YOCTO_RELEASE_IDS)).toBe('scarthgap');
  });

  it('tells a board the catalog lacks from one there is nothing to check of', () => {
    expect(() => chosenBoards(['rpi6'], ['rpi5'], 'has no image')).toThrow(
      /^--board "rpi6" is not known\. Did you mean "rpi/,
    );
    expect(() => chosenBoards(['rpi4'], ['rpi5'], 'has no image in this tree')).toThrow(
      '--board "rpi4" has no image in this tree. These have: rpi5.',
    );
    expect(() => chosenBoards(undefined, [], 'has no image')).toThrow('No board is left');
  });

  it('takes all that are offered by default and a board once', () => {
    expect(chosenBoards(undefined, ['rpi4', 'rpi5'], '')).toEqual(['rpi4', 'rpi5']);
    expect(chosenBoards(['rpi5', 'rpi5'], ['rpi4', 'rpi5'], '')).toEqual(['rpi5']);
  });

  it.each(['0', '-1', 'x', '', '1.5', '2x', 'Infinity', 'NaN'])('refuses "%s" of anything', (given) => {
    expect(() => wholeNumber('--jobs', given, 4)).toThrow(`--jobs "${given}"`);
  });

  it('takes whole numbers from 1 on, or the default', () => {
    expect([undefined, '1', '12'].map((given) => wholeNumber('--jobs', given, 4))).toEqual([4, 1, 12]);
  });
});

describe('working in parallel', () => {
  it.each([0, Number.NaN, -1, 0.5])('does not pass with %s hands', async (hands) => {
    let done = 0;
    await expect(
      inParallel(
        [
          async () => {
            done += 1;
          },
        ],
        hands,
      ),
    ).rejects.toThrow(RangeError);
    expect(done).toBe(0);
  });

  it('does every task once', async () => {
    const done: number[] = [];
    await inParallel(
      [1, 2, 3, 4, 5].map((task) => async () => {
        done.push(task);
      }),
      2,
    );
    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a verifier with a wrong command line', () => {
  const cases: readonly (readonly [file: string, args: readonly string[], said: string])[] = [
    ['buildroot/main.ts', ['--tree', '/none', '--board', 'qemu-arch64'], 'Did you mean "qemu-aarch64"?'],
    ['buildroot/main.ts', ['--tree', '/none', '--jobs', '0'], '--jobs "0"'],
    ['buildroot/main.ts', ['--tree', '/none', '--jbos', '1'], "Unknown option '--jbos'"],
    ['kernel/main.ts', ['--tree', '/none', '--buildroot', '/none', '--jobs', 'x'], '--jobs "x"'],
    ['yocto/main.ts', ['--list', '--board', 'khadas-vim3'], 'has no image in Yocto'],
    ['yocto/main.ts', ['--list', '--parses', '0'], '--parses "0"'],
    ['yocto/tasks.ts', ['--git-mirror', 'x', '--source-mirror', 'x', '--release', 'x'], '--release "x"'],
  ];

  it.each(cases)('%s %j ends with 2 and says: %s', async (file, args, said) => {
    const { code, stdout, stderr } = await verifier(file, args);
    expect(stderr).toContain(said);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
