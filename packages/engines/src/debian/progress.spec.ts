import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StageProgress } from '../plan.ts';
import { progressReader } from './progress.ts';

const LOG = readFileSync(new URL('__fixtures__/base-stage.log', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

describe('progressReader', () => {
  it('turns the records of a real base stage into n of m that never runs backwards', () => {
    const read = progressReader('base');
    const seen: StageProgress[] = [];
    for (const line of LOG) {
      const { progress } = read(line);
      if (progress !== undefined && progress.label !== 'Reading the package index') seen.push(progress);
    }
    expect(seen.length).toBeGreaterThan(100);
    for (const [index, { done, total }] of seen.entries()) {
      expect(done).toBeGreaterThanOrEqual(seen[index - 1]?.done ?? 0);
      expect(done).toBeLessThanOrEqual(total);
    }
    expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total);
  });

  it('keeps machine lines out of the log and everything else in', () => {
    const read = progressReader('base');
    const shown = LOG.filter((line) => read(line).hidden !== true);
    expect(shown.filter((line) => /^(@bw|pmstatus:|dlstatus:|status: )/.test(line))).toEqual([]);
    expect(shown).toEqual(LOG.filter((line) => !/^(@bw|pmstatus:|dlstatus:|status: )/.test(line)));
  });

  it('reads groups, and the empty one as the end of a group', () => {
    const read = progressReader('kernel');
    expect(read('@bw group Initramfs')).toEqual({ hidden: true, group: 'Initramfs' });
    expect(read('@bw group')).toEqual({ hidden: true, group: '' });
  });

  it('reads apt records of a package with an architecture in its name', () => {
    const read = progressReader('extras');
    read('@bw packages 0 4 4');
    expect(read('pmstatus:libunwind8:amd64:50.0000:Unpacking libunwind8 (amd64)')).toEqual({
      hidden: true,
      progress: { done: 2, total: 4, label: 'Unpacking libunwind8 (amd64)' },
    });
  });

  it('is not taken in by a quoted line of a booting machine', () => {
    const read = progressReader('boot');
    expect(read('| @bw progress 1 1 done')).toEqual({});
    expect(read('| @bw group x')).toEqual({});
  });
});
