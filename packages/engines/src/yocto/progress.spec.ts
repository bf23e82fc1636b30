import { describe, expect, it } from 'vitest';
import { progressReader } from './progress.ts';

describe('progressReader', () => {
  it('reads n of m and groups and keeps them out of the log', () => {
    const read = progressReader('build');
    expect(read('@bw progress 17 355 zip-native: compile, quilt-native: fetch and 2 more')).toEqual({
      hidden: true,
      progress: { done: 17, total: 355, label: 'zip-native: compile, quilt-native: fetch and 2 more' },
    });
    expect(read('@bw group zip-native-3.0-r0')).toEqual({ hidden: true, group: 'zip-native-3.0-r0' });
    expect(read('@bw group')).toEqual({ hidden: true, group: '' });
  });

  it('hands facts on as they are', () => {
    const sstate = { wanted: 24, local: 24, mirrors: 0, missed: 0, current: 0, reasons: [] };
    expect(progressReader('build')(`@bw fact sstate ${JSON.stringify(sstate)}`)).toEqual({
      hidden: true,
      fact: { name: 'sstate', value: sstate },
    });
  });

  it('hides a fact it cannot read, and says nothing of it', () => {
    const read = progressReader('check');
    expect(read('@bw fact recipes {"parsed": 9')).toEqual({ hidden: true });
    expect(read('@bw fact Recipes {}')).toEqual({ hidden: true });
  });

  it('leaves what BitBake and quoted machines print alone', () => {
    expect(progressReader('build')('NOTE: Running task 12 of 355 (zip_3.0.bb:do_fetch)')).toEqual({});
    expect(progressReader('boot')('| @bw progress 1 1 done')).toEqual({});
    expect(progressReader('build')(' @bw fact sstate {}')).toEqual({});
  });
});
