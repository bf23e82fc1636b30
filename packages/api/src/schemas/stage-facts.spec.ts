import { describe, expect, it } from 'vitest';
import { readStageFacts } from './stage-facts.ts';

const sstate = { wanted: 13, local: 7, mirrors: 0, missed: 6, current: 0, reasons: [] };

describe('readStageFacts', () => {
  it('keeps what it knows', () => {
    const facts = {
      sstate,
      recipes: { parsed: 3, cached: 954, skipped: 59 },
      chosen: {
        recipes: 257,
        layers: [{ layer: 'openembedded-core', recipes: 257 }],
        providers: [{ what: 'virtual/kernel', recipe: 'linux-yocto', version: '6.18.39+git-r0' }],
      },
      tasks: { total: 55, reused: 52 },
    };
    expect(readStageFacts(facts)).toEqual(facts);
  });

  it('leaves out what has another shape or name, and keeps the rest', () => {
    const stored = { sstate: { ...sstate, wanted: 'many' }, tasks: { total: 55, reused: 52 }, other: 1 };
    expect(readStageFacts(stored)).toEqual({ tasks: { total: 55, reused: 52 } });
  });

  it('takes a row without facts', () => {
    expect(readStageFacts({})).toEqual({});
    expect(readStageFacts(null)).toEqual({});
  });
});
