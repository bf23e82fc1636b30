import { describe, expect, it } from 'vitest';
import { cacheLines } from './cache.ts';

const MIB = 1024 * 1024;
type Answer = Parameters<typeof cacheLines>[0];

const ANSWER: Answer = {
  limitBytes: 100 * MIB,
  stageBytes: 120 * MIB,
  stages: [
    {
      key: 'a'.repeat(64),
      title: 'Toolchain',
      sizeBytes: 40 * MIB,
      lastUsedAt: '2026-11-01T10:00:00.000Z',
      prunable: true,
    },
    {
      key: 'b'.repeat(64),
      title: 'Packages',
      sizeBytes: 80 * MIB,
      lastUsedAt: '2026-11-02T10:00:00.000Z',
      prunable: false,
    },
  ],
  downloads: [{ volume: 'bw-x-dl-cache', sizeBytes: 500 * MIB }],
  freedBytes: 0,
  refused: null,
  sourceQuota: null,
};

describe('cacheLines of a dry run', () => {
  it('counts the shared caches when they can go', () => {
    expect(cacheLines(ANSWER, 'would go', true)).toEqual([
      'aaaaaaaaaaaa  40.0 MiB  used 2026-11-01 10:00  Toolchain',
      'bw-x-dl-cache  500 MiB',
      '',
      'Would free 540 MiB: 1 stages, 1 shared caches. The cache holds 120 MiB of 100 MiB in 2 stages.',
    ]);
  });

  it('promises nothing of them that a running build needs', () => {
    const text = cacheLines({ ...ANSWER, refused: 'A build is running.' }, 'would go', true).join('\n');
    expect(text).not.toContain('bw-x-dl-cache');
    expect(text).toContain('Would free 40.0 MiB: 1 stages, 0 shared caches.');
  });

  it('lists what the quota of the sources takes', () => {
    const going = [
      { path: 'linux/linux-6.12.tar.xz', sizeBytes: 140 * MIB, lastUsedAt: '2026-10-01T10:00:00.000Z' },
    ];
    const quota = { limitBytes: 400 * MIB, sizeBytes: 500 * MIB, going };
    expect(cacheLines({ ...ANSWER, sourceQuota: quota }, 'would go', false).slice(-3)).toEqual([
      '',
      'The next Buildroot build takes 1 file, 140 MiB, out of the shared sources, but for those it uses itself; they hold 500 MiB of 400 MiB:',
      '140 MiB  used 2026-10-01 10:00  linux/linux-6.12.tar.xz',
    ]);
    const none = { ...ANSWER, sourceQuota: { ...quota, limitBytes: 600 * MIB, going: [] } };
    expect(cacheLines(none, 'would go', false).at(-1)).toBe(
      'The next Buildroot build keeps all shared sources: they hold 500 MiB of 600 MiB.',
    );
    expect(cacheLines(none, 'all', true).at(-1)).toBe('120 MiB of 100 MiB in 2 stages.');
  });
});
