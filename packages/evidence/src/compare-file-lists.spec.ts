import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFileLists } from './compare-file-lists.ts';
import { type FileEntry, parseFileList } from './file-list.ts';

function file(path: string, content: string, mode = '0644'): FileEntry {
  return { path, type: 'file', mode, owner: '0:0', sizeBytes: content.length, sha256: content };
}

async function* given<T>(entries: readonly T[]): AsyncGenerator<T, void> {
  yield* entries;
}

describe('compareFileLists', () => {
  it('finds files, rights and link targets that differ', async () => {
    const link = (target: string): FileEntry => ({ path: '/lib', type: 'symlink', mode: '0777', target });
    const from = [file('/etc/a', '1'), file('/etc/b', '1'), file('/etc/c', '1'), link('usr/lib')];
    const to = [file('/etc/a', '1', '0600'), file('/etc/c', '1'), file('/etc/d', '1'), link('usr/lib64')];
    const result = await compareFileLists(given(from), given(to), 100);
    expect(result).toMatchObject({ added: 1, removed: 1, changed: 2, unchanged: 1 });
    expect(result.listed.map(({ path }) => path)).toEqual(['/etc/a', '/etc/b', '/etc/d', '/lib']);
    expect(result.listed[0]).toMatchObject({ from: { mode: '0644' }, to: { mode: '0600' } });
  });

  it('agrees with a comparison of sets, and counts what it does not list', async () => {
    const list = fc
      .uniqueArray(
        fc.tuple(
          fc.constantFrom('/a', '/a/b', '/a-b', '/b', '/ä', '/😀', '/\uffff'),
          fc.constantFrom('1', '2'),
        ),
        {
          selector: ([path]) => path,
        },
      )
      .map((entries) =>
        entries.map(([path, content]) => file(path, content)).sort((a, b) => (a.path < b.path ? -1 : 1)),
      );
    await fc.assert(
      fc.asyncProperty(list, list, async (from, to) => {
        const result = await compareFileLists(given(from), given(to), 2);
        const before = new Map(from.map((one) => [one.path, one.sha256]));
        const after = new Map(to.map((one) => [one.path, one.sha256]));
        expect(result.added).toBe(to.filter(({ path }) => !before.has(path)).length);
        expect(result.removed).toBe(from.filter(({ path }) => !after.has(path)).length);
        const shared = from.filter(({ path }) => after.has(path));
        expect(result.unchanged).toBe(shared.filter((one) => after.get(one.path) === one.sha256).length);
        expect(result.changed + result.unchanged).toBe(shared.length);
        expect(result.listed.length).toBe(Math.min(2, result.added + result.removed + result.changed));
      }),
    );
  });

  it('ends what it reads from when a list is broken', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<FileEntry, void> {
      try {
        for (let n = 0; ; n += 1) yield file(`/${String(n).padStart(6, '0')}`, '1');
      } finally {
        closed = true;
      }
    }
    const broken = parseFileList(given(['{"path":"/000003","type":"file","mode":"0644"}', '{"path":"/a"}']));
    await expect(compareFileLists(endless(), broken, 5)).rejects.toThrow();
    expect(closed).toBe(true);
  });
});

describe('parseFileList', () => {
  it('refuses lines that are not in order', async () => {
    const lines = ['/b', '/a'].map((path) => JSON.stringify({ path, type: 'directory', mode: '0755' }));
    const read = async (): Promise<void> => {
      for await (const _entry of parseFileList(given(lines)));
    };
    await expect(read()).rejects.toThrow('/a is out of order');
  });
});
