import type { ImageSpec } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { describe, expect, it } from 'vitest';
import { applySpecPatches } from '../apply-patch.ts';
import { resolve } from '../resolve.ts';
import { checkPackages, type PackageFacts } from './check-packages.ts';
import type { IndexedPackage } from './document.ts';
import type { Expression } from './expression.ts';

function entry(
  name: string,
  needs: readonly Expression[],
  change: Partial<IndexedPackage> = {},
): IndexedPackage {
  return {
    name,
    symbol: `BR2_PACKAGE_${name.toUpperCase().replaceAll('-', '_')}`,
    kind: 'package',
    of: name,
    title: name,
    version: '1',
    licence: 'MIT',
    summary: null,
    homepage: null,
    needs: [...needs],
    brings: [],
    always: [],
    ...change,
  };
}

const ENTRIES = [
  entry('mosquitto', ['BR2_USE_MMU']),
  entry('python3', []),
  entry('python-numpy', ['BR2_PACKAGE_PYTHON3', 'BR2_INSTALL_LIBSTDCPP']),
  entry('gateway', [], { always: ['BR2_PACKAGE_PYTHON3'] }),
  entry('perhaps', [], { brings: ['BR2_PACKAGE_PYTHON3'] }),
  entry('arm-counter', ['BR2_PACKAGE_ARM_COUNTER_ARCH_SUPPORTS']),
  entry('glmark', ['BR2_PACKAGE_HAS_LIBGL']),
  entry('libold', [['!', 'BR2_PACKAGE_LIBNEW']]),
  entry('libnew', []),
  entry('either', [['||', 'BR2_PACKAGE_QT5', 'BR2_PACKAGE_PYTHON3']]),
];
const FACTS: PackageFacts = {
  version: '2026.05.1',
  board: new Map([
    ['BR2_USE_MMU', 'y'],
    ['BR2_INSTALL_LIBSTDCPP', 'y'],
  ]),
  known: new Map(ENTRIES.map((one) => [one.symbol, one])),
  nearest: (name) => (name === 'mosquito' ? 'mosquitto' : undefined),
};

function specOf(packages: readonly string[]): ImageSpec {
  const engine = { kind: 'buildroot', release: '2026.05' };
  const parsed = parseSpec({
    apiVersion: 'boardwright/v1',
    name: 'x',
    board: 'qemu-aarch64',
    engine,
    packages,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.spec;
}

function check(packages: readonly string[], facts = FACTS): ReturnType<typeof checkPackages> {
  const spec = specOf(packages);
  const { image, issues } = resolve(spec);
  if (image === null) throw new Error(JSON.stringify(issues));
  return checkPackages(spec, image, facts);
}

const codes = (packages: readonly string[]): string[] => check(packages).map(({ code }) => code);

describe('checkPackages', () => {
  it('has nothing to say of what the board can build', () => {
    expect(check(['mosquitto', 'python3', 'python-numpy'])).toEqual([]);
  });

  it('names the package that has to be chosen as well; the fix does it', () => {
    const spec = specOf(['python-numpy']);
    const [issue] = check(['python-numpy']);
    expect(issue).toMatchObject({
      code: 'PACKAGE_NEEDS_PACKAGE',
      severity: 'error',
      message: 'packages: python-numpy needs python3, which is not chosen.',
    });
    const mended = applySpecPatches(spec, issue?.fixes[0]?.patches ?? []) as ImageSpec;
    expect(codes(mended.packages)).toEqual([]);
  });

  it('counts what other packages bring along, also when that hangs on a condition', () => {
    expect(codes(['gateway', 'python-numpy'])).toEqual([]);
    expect(codes(['perhaps', 'python-numpy'])).toEqual([]);
  });

  it('says what the board lacks, which no choice mends', () => {
    expect(check(['arm-counter'])).toMatchObject([
      {
        code: 'PACKAGE_NOT_FOR_BOARD',
        severity: 'error',
        message:
          "packages: arm-counter can't be built for QEMU arm64 virt (aarch64): it needs an architecture arm-counter supports.",
        fixes: [{ label: 'Remove arm-counter' }],
      },
    ]);
  });

  it('only warns where options of packages decide', () => {
    expect(check(['glmark'])).toMatchObject([{ code: 'PACKAGE_NEED_UNCLEAR', severity: 'warning' }]);
  });

  it('knows packages that exclude each other, and alternatives', () => {
    expect(codes(['libold'])).toEqual([]);
    expect(codes(['libold', 'libnew'])).toHaveLength(1);
    expect(check(['either'])[0]?.fixes[0]?.label).toBe('Add python3');
  });

  it('offers the name that was meant', () => {
    expect(check(['mosquito'])).toMatchObject([
      {
        code: 'PACKAGE_UNKNOWN',
        severity: 'error',
        fixes: [{ label: 'Use mosquitto' }, { label: 'Remove mosquito' }],
      },
    ]);
    expect(check(['nonsense'])[0]?.fixes.map(({ label }) => label)).toEqual(['Remove nonsense']);
  });

  it('judges no needs for a board the index was not made for', () => {
    expect(check(['arm-counter'], { ...FACTS, board: undefined })).toEqual([]);
  });
});
