import { describe, expect, it } from 'vitest';
import { chooseUnusedSources, quotaOf } from './source-downloads.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const DAY = 86_400;
const daysAgo = (days: number): number => NOW.getTime() / 1000 - days * DAY;

describe('chooseUnusedSources', () => {
  const uses = {
    keepSeconds: 2 * DAY,
    files: [
      [daysAgo(1), 'linux/linux-6.12.tar.xz', 100],
      [daysAgo(30), 'zlib/zlib-1.3.tar.xz', 100],
      [daysAgo(20), 'zstd/zstd-1.5.tar.gz', 100],
    ] as [number, string, number][],
  };

  it('takes what was unused for longest, and no more than it must', () => {
    expect(chooseUnusedSources(uses, 250, NOW)).toEqual({
      limitBytes: 250,
      sizeBytes: 300,
      going: [{ path: 'zlib/zlib-1.3.tar.xz', sizeBytes: 100, lastUsedAt: '2026-10-29T12:00:00.000Z' }],
    });
    expect(chooseUnusedSources(uses, 300, NOW).going).toEqual([]);
  });

  it('leaves what a build used lately', () => {
    expect(chooseUnusedSources(uses, 0, NOW).going.map(({ path }) => path)).toEqual([
      'zlib/zlib-1.3.tar.xz',
      'zstd/zstd-1.5.tar.gz',
    ]);
  });
});

describe('quotaOf', () => {
  it('reads what the download stage left, and takes nonsense for no list', () => {
    const files = [[0, 'zlib/zlib-1.3.tar.xz', 100]];
    expect(quotaOf(JSON.stringify({ keepSeconds: DAY, files }), 0, NOW)?.going).toHaveLength(1);
    expect(quotaOf('{"keepSec', 0, NOW)).toBeNull();
    expect(quotaOf(JSON.stringify({ keepSeconds: DAY, files: [[0, 'a\u001b[2J', 1]] }), 0, NOW)).toBeNull();
    expect(quotaOf(JSON.stringify({ keepSeconds: DAY, files: [[1e300, 'a', 1]] }), 0, NOW)).toBeNull();
  });
});
