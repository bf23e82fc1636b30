import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySpec } from './arbitrary-spec.ts';
import { parseSpecText } from './parse-spec.ts';
import { printSpecJson, printSpecYaml } from './print-spec.ts';

describe('printSpec', () => {
  it.each([
    ['YAML', printSpecYaml],
    ['JSON', printSpecJson],
  ])('gives %s that reads back as the same spec', (_name, print) => {
    fc.assert(
      fc.property(arbitrarySpec, (spec) => {
        expect(parseSpecText(print(spec))).toEqual({ ok: true, spec });
      }),
    );
  });

  it('prints sections in the order of the schema and leaves defaults out', () => {
    const read = parseSpecText(
      '{"profiling": ["perf"], "engine": {"release": "2026.02", "kind": "buildroot"}, "runtimes": ["tflite"], "name": "gw", "storage": {"layout": "single"}, "board": "rpi5", "apiVersion": "boardwright/v1"}',
    );
    expect(read.ok && printSpecYaml(read.spec)).toBe(
      [
        'apiVersion: boardwright/v1',
        'name: gw',
        'board: rpi5',
        'engine:',
        '  kind: buildroot',
        '  release: "2026.02"',
        'runtimes:',
        '  - tflite',
        'profiling:',
        '  - perf',
        '',
      ].join('\n'),
    );
  });
});
