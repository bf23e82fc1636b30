import { describe, expect, it } from 'vitest';
import { progressReader } from './progress.ts';

describe('progressReader', () => {
  it('reads n of m and groups from the stage scripts and keeps them out of the log', () => {
    const read = progressReader('base');
    expect(read('@bw progress 426 1000 12 of 38 packages, busybox: build')).toEqual({
      hidden: true,
      progress: { done: 426, total: 1000, label: '12 of 38 packages, busybox: build' },
    });
    expect(read('@bw group busybox')).toEqual({ hidden: true, group: 'busybox' });
    expect(read('@bw group')).toEqual({ hidden: true, group: '' });
  });

  it('finds marks of Buildroot in the middle of a line, as parallel make prints them', () => {
    const read = progressReader('base');
    expect(read('>>> busybox 1.38.0 Building')).toEqual({ group: 'busybox' });
    expect(read('checking for fchdir... >>> host-libconfuse 3.3 Configuring')).toEqual({
      group: 'host-libconfuse',
    });
    expect(read('>>> toolchain-external-custom  Installing to staging directory')).toEqual({
      group: 'toolchain-external-custom',
    });
    expect(read('>>>   Finalizing target directory')).toEqual({ group: 'finalize' });
    expect(read('echo ">>> done"')).toEqual({});
  });

  it('leaves marks alone once the stage scripts tell the groups', () => {
    const read = progressReader('base');
    read('@bw group linux');
    expect(read('>>> busybox 1.38.0 Building')).toEqual({});
  });

  it('is not taken in by a quoted line of a booting machine', () => {
    expect(progressReader('boot')('| @bw progress 1 1 done')).toEqual({});
  });
});
