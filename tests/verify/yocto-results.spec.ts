import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Group } from '../../verify/yocto/groups.ts';
import { openResults } from '../../verify/yocto/results.ts';

const found = { board: 'qemu-aarch64', release: 'wrynose', images: 1, recipes: 236, seconds: 70 };

function group(content: string): Group {
  return { repos: [], files: [{ path: 'kas.yml', content }], recipes: ['verify-0-image'], images: [] };
}

describe('results of parses', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bw-results-'));
    path = join(folder, 'results.ndjson');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are found again for the same files, and for no others', async () => {
    await (await openResults(path)).add(group('a'), found);
    const results = await openResults(path);
    expect(results.of(group('a'))).toMatchObject(found);
    expect(results.of(group('b'))).toBeUndefined();
  });

  it('are of what BitBake reads alone', async () => {
    const script = { path: 'build.sh', content: 'a' };
    await (await openResults(path)).add(group('a'), found);
    const same = { ...group('a'), files: [...group('a').files, script] };
    expect((await openResults(path)).of(same)).toMatchObject(found);
  });

  it('are one line each, those there before kept', async () => {
    const results = await openResults(path);
    await results.add(group('a'), found);
    await results.add(group('b'), found);
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(2);
  });

  it('say when a line is none', async () => {
    await writeFile(path, '{"digest":"0"}\n');
    await expect(openResults(path)).rejects.toThrow('board');
  });
});
