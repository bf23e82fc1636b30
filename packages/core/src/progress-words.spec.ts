import { describe, expect, it } from 'vitest';
import { progressWords } from './progress-words.ts';

describe('progressWords', () => {
  it('counts steps, unless the label counts for itself', () => {
    expect(progressWords({ done: 1031, total: 5335, label: 'gcc: do_compile' })).toEqual({
      count: '1,031 of 5,335',
      label: 'gcc: do_compile',
    });
    expect(
      progressWords({ done: 426, total: 1000, label: '12 of 38 packages, linux: build, zlib: build' }),
    ).toEqual({ count: '12 of 38 packages', label: 'linux: build, zlib: build' });
    expect(progressWords({ done: 0, total: 1000, label: '0 of 1 package' })).toEqual({
      count: '0 of 1 package',
      label: '',
    });
  });

  it('has no count where nothing is counted', () => {
    expect(progressWords({ done: 0, total: 0, label: '' })).toEqual({ count: null, label: '' });
    const label = 'Downloading 7 of 9 things: a';
    expect(progressWords({ done: 0, total: 0, label })).toEqual({ count: null, label });
  });
});
