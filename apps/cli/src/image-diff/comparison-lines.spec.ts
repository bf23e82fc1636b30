import type { Comparison } from '@boardwright/api/schemas/comparison';
import { describe, expect, it } from 'vitest';
import { comparisonLines, vulnerabilityLines } from './comparison-lines.ts';

const plain = (text: string): string => text;
const PAINT = { good: plain, bad: plain, warn: plain, strong: plain, faint: plain };

function image(id: string): Comparison['from'] {
  return { id, name: 'gateway' } as Comparison['from'];
}

function comparison(changes: Partial<Comparison> = {}): Comparison {
  const same = { from: 1024, to: 1024 };
  return {
    from: image('i1'),
    to: image('i2'),
    facts: {
      imageBytes: same,
      downloadBytes: same,
      rootfsBytes: { from: null, to: 2048 },
      bootSeconds: { from: 8.5, to: 7.25 },
      ramUsedMiB: same,
      latencyMaxUs: same,
      kernelRelease: { from: '6.12', to: '6.12' },
      preemption: { from: 'none', to: 'rt' },
    },
    spec: {
      change: 'changed',
      path: 'spec.yaml',
      linesAdded: 1,
      linesRemoved: 1,
      patch:
        '--- a/spec.yaml\n+++ b/spec.yaml\n@@ -1,2 +1,2 @@\n name: gateway\n-board: rpi4\n+board: rpi5\n',
      note: null,
    },
    packages: {
      added: [{ name: 'dash', version: '1', sizeKiB: 100 }],
      removed: [],
      changed: [{ name: 'libc6', from: '2.41', to: '2.42', fromSizeKiB: 10, toSizeKiB: 8 }],
      unchanged: 7,
    },
    sizes: { name: '/', fromBytes: 10, toBytes: 2058, changedBytes: 2048 },
    kernelConfig: null,
    buildFiles: { files: [], unchanged: 3 },
    rootFiles: null,
    buildHistory: null,
    missing: { kernelConfig: 'The one has none.' },
    ...changes,
  };
}

describe('comparisonLines', () => {
  it('names what differs in the build history of the Yocto engine', () => {
    const none = { added: [], removed: [], more: 0 };
    const history: Comparison['buildHistory'] = {
      ...{ added: 0, removed: 0, changed: 1, unchanged: 4 },
      listed: [
        {
          ...{ kind: 'recipe', name: 'curl', change: 'changed' },
          fields: [
            { field: 'version', from: '8.7.1', to: '8.8.0', ...none },
            { field: 'revision', from: null, to: 'abc', ...none },
            { field: 'depends', from: null, to: null, ...none, added: ['zlib'] },
          ],
        },
      ],
    };
    const text = comparisonLines(comparison({ buildHistory: history }), PAINT).join('\n');
    expect(text).toContain(
      'Layers, recipes and packages of the build: 0 added, 0 removed, 1 changed, 4 the same',
    );
    expect(text).toMatch(/~ {2}recipe curl +version 8\.7\.1 -> 8\.8\.0, revision abc, depends/);
    expect(comparisonLines(comparison(), PAINT).join('\n')).not.toContain('of the build');
  });

  it('says what differs, and what could not be compared', () => {
    const text = comparisonLines(comparison(), PAINT).join('\n');
    expect(text).toContain('From gateway (i1) to gateway (i2)');
    expect(text).toMatch(/boot +8\.5 s +7\.3 s/);
    expect(text).toMatch(/root file system +not known +2\.0 KiB/);
    expect(text).toContain('Packages: 1 added, 0 removed, 1 changed, 7 the same');
    expect(text).toMatch(/\+ {2}dash +1 +\+100 KiB/);
    expect(text).toMatch(/~ {2}libc6 +2\.41 -> 2\.42 +−2\.0 KiB/);
    expect(text).toContain('  -board: rpi4\n  +board: rpi5');
    expect(text).not.toContain('+++ b/spec.yaml');
    expect(text).toContain('Kernel configuration: The one has none.');
    expect(text).toContain('Sizes: +2.0 KiB in all');
  });

  it('cuts long lists off and says how much is left', () => {
    const added = Array.from({ length: 25 }, (_, n) => ({ name: `p${n}`, version: '1', sizeKiB: 1 }));
    const packages = { added, removed: [], changed: [], unchanged: 0 };
    expect(comparisonLines(comparison({ packages }), PAINT)).toContain('  and 5 more');
  });
});

describe('vulnerabilityLines', () => {
  const known = {
    introduced: [],
    fixed: [],
    remaining: [],
    suites: ['trixie'],
    dataFrom: null,
    missing: null,
  };

  it('lists what came and went', () => {
    const one = { id: 'CVE-2026-1', source: 'glibc', urgency: 'high', version: '2.41', fixedVersion: null };
    const lines = vulnerabilityLines({ ...known, introduced: [one], remaining: [one] }, PAINT);
    expect(lines).toEqual([
      '',
      'Vulnerabilities: 1 introduced, 0 fixed, 1 in both',
      '  +  CVE-2026-1  glibc  2.41  high',
    ]);
  });

  it('says when nothing is known', () => {
    expect(vulnerabilityLines({ ...known, missing: 'No data.' }, PAINT)).toEqual([
      '',
      'Vulnerabilities: No data.',
    ]);
  });
});
