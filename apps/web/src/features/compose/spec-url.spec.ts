import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startDraft } from './spec-draft.ts';
import { composeHref, LONGEST_PARAM, packSpec, toDraft, unpackSpec } from './spec-url.ts';

describe('packSpec', () => {
  it('gives back any draft, in characters a URL keeps as they are', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (draft) => {
        const param = packSpec(draft);
        expect(param).toMatch(/^[A-Za-z0-9_-]*$/);
        expect(unpackSpec(param)).toEqual(JSON.parse(JSON.stringify(draft)));
      }),
    );
  });

  it('keeps a usual spec short', () => {
    expect(
      packSpec({ ...startDraft('rpi5'), runtimes: ['tflite', 'onnxruntime'], packages: ['mosquitto'] })
        .length,
    ).toBeLessThan(300);
  });
});

describe('unpackSpec', () => {
  it.each(['', '%%%', 'not-a-spec', packSpec({ a: 1 }).slice(0, -4), 'A'.repeat(LONGEST_PARAM + 1)])(
    'refuses %j',
    (param) => {
      expect(unpackSpec(param)).toBeNull();
    },
  );

  it('refuses a list', () => {
    expect(unpackSpec(packSpec([1, 2] as never))).toBeNull();
  });
});

describe('composeHref', () => {
  it('leaves out what is the default anyway', () => {
    const spec = { ...startDraft('rpi5'), power: { profile: 'balanced' }, packages: [] };
    expect(toDraft(spec)).toEqual(startDraft('rpi5'));
    expect(composeHref(spec)).toBe(`/compose?spec=${packSpec(startDraft('rpi5'))}`);
  });

  it('leads to an empty composer without a spec', () => {
    expect(composeHref(null)).toBe('/compose');
  });
});
