import { expect, it } from 'vitest';
import { quotaLines } from './quota.ts';

it('says what is used of what there is', () => {
  const lines = quotaLines({
    limits: { concurrentBuilds: 2, buildsPerDay: 10, storageGiB: null },
    use: { running: 2, queued: 1, buildsToday: 3, storageBytes: 5 * 1024 ** 3 },
    resetsAt: '2026-01-02T00:00:00.000Z',
  });
  expect(lines).toEqual([
    'Builds at once  2 running, 1 waiting  of 2',
    'Builds today    3                     of 10; starts again at 2026-01-02 00:00 UTC',
    'Storage         5.0 GiB               no limit',
  ]);
});
