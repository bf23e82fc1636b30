import type { QuotaView } from '@boardwright/api/schemas/quota';
import { describe, expect, it } from 'vitest';
import { quotaBlock, quotaLine } from './quota-words.ts';

function quota(limits: Partial<QuotaView['limits']>, use: Partial<QuotaView['use']> = {}): QuotaView {
  return {
    limits: { concurrentBuilds: null, buildsPerDay: null, storageGiB: null, ...limits },
    use: { running: 0, queued: 0, buildsToday: 0, storageBytes: 0, ...use },
    resetsAt: '2026-01-02T00:00:00.000Z',
  };
}

describe('quotaLine', () => {
  it('is empty without limits', () => {
    expect(quotaLine(quota({}, { running: 3, buildsToday: 9 }))).toBe('');
  });

  it('says what is left and whether a new build waits', () => {
    expect(quotaLine(quota({ buildsPerDay: 10, concurrentBuilds: 2 }, { buildsToday: 3, running: 1 }))).toBe(
      '3 of 10 builds today · 1 of 2 running',
    );
    expect(quotaLine(quota({ concurrentBuilds: 2 }, { running: 2 }))).toBe(
      '2 of 2 running, so this one will wait',
    );
    expect(quotaLine(quota({ concurrentBuilds: 2 }, { running: 1, queued: 1 }))).toContain('will wait');
    expect(quotaLine(quota({ storageGiB: 8 }, { storageBytes: 1024 ** 3 }))).toBe('1.0 GiB of 8 GiB stored');
  });
});

describe('quotaBlock', () => {
  it('is nothing while there is room', () => {
    expect(quotaBlock(quota({ buildsPerDay: 10, storageGiB: 1 }, { buildsToday: 9 }))).toBeNull();
    expect(quotaBlock(quota({ concurrentBuilds: 1 }, { running: 1 }))).toBeNull();
  });

  it('names the limit and what helps', () => {
    expect(quotaBlock(quota({ buildsPerDay: 2 }, { buildsToday: 2 }))).toMatch(/^All 2 builds of today/);
    expect(quotaBlock(quota({ storageGiB: 1 }, { storageBytes: 1024 ** 3 }))).toMatch(/delete some first/);
  });
});
