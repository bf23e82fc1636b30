import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceStamp, stampMatches, writeStamp } from './source-stamp.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bw-stamp-'));
  await mkdir(join(root, 'src/dist'), { recursive: true });
  await writeFile(join(root, 'src/a.ts'), 'a');
  await writeFile(join(root, 'src/dist/out.js'), 'x');
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('sourceStamp', () => {
  it('changes with a file, its time, a new file and a removed one', async () => {
    const stamps = [await sourceStamp(root, ['src'])];
    await writeFile(join(root, 'src/a.ts'), 'ab');
    stamps.push(await sourceStamp(root, ['src']));
    await utimes(join(root, 'src/a.ts'), 1, 1);
    stamps.push(await sourceStamp(root, ['src']));
    await writeFile(join(root, 'src/b.ts'), '');
    stamps.push(await sourceStamp(root, ['src']));
    await rm(join(root, 'src/a.ts'));
    stamps.push(await sourceStamp(root, ['src']));
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  it('does not look at results, nor at the order of its paths', async () => {
    const before = await sourceStamp(root, ['src', 'absent']);
    await writeFile(join(root, 'src/dist/out.js'), 'changed');
    expect(await sourceStamp(root, ['absent', 'src'])).toBe(before);
  });
});

describe('stamp files', () => {
  it('match what was written and nothing else', async () => {
    const file = join(root, 'stamps/build');
    expect(await stampMatches(file, 'one')).toBe(false);
    await writeStamp(file, 'one');
    expect(await stampMatches(file, 'one')).toBe(true);
    expect(await stampMatches(file, 'two')).toBe(false);
  });
});
