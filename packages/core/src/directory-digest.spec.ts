import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { directoryDigest } from './directory-digest.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'digest-'));
  await mkdir(join(root, 'a/__pycache__'), { recursive: true });
  await writeFile(join(root, 'a/one'), '1');
  await writeFile(join(root, 'two'), '2');
});
afterEach(() => rm(root, { recursive: true }));

it('ignores time stamps, the order of paths and compiled Python', async () => {
  const before = await directoryDigest(root, ['a', 'two']);
  await utimes(join(root, 'a/one'), 1, 1);
  await writeFile(join(root, 'a/__pycache__/x.pyc'), 'x');
  expect(await directoryDigest(root, ['two', 'a', 'a/one'])).toBe(before);
});

it('changes with content, path and the executable bit', async () => {
  const digests = [await directoryDigest(root, ['a'])];
  await writeFile(join(root, 'a/one'), '2');
  digests.push(await directoryDigest(root, ['a']));
  await chmod(join(root, 'a/one'), 0o755);
  digests.push(await directoryDigest(root, ['a']), await directoryDigest(root, ['a', 'two']));
  expect(new Set(digests).size).toBe(4);
});
