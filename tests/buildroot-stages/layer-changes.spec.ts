import { describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

const pkg = (
  dependencies: string[],
  reverse: string[] = [],
  more: Record<string, unknown> = {},
): unknown => ({
  type: 'target',
  virtual: false,
  version: '1',
  dependencies,
  reverse_dependencies: reverse,
  ...more,
});

/** busybox and dropbear over a toolchain; dropbear links with zlib when that is there. */
const PACKAGES = {
  toolchain: pkg(['gcc'], ['busybox', 'dropbear'], { virtual: true }),
  gcc: pkg([], ['toolchain']),
  busybox: pkg(['toolchain']),
  dropbear: pkg(['toolchain']),
};
const SYMBOLS = { BR2_PACKAGE_BUSYBOX: 'y', BR2_PACKAGE_DROPBEAR: 'y' };

function outdated(symbols: Record<string, string>, packages: Record<string, unknown>): unknown {
  return runPython(
    `from bw.layer_changes import outdated
again, gone, refill = outdated(given["before"], given["symbols"], given["packages"])
print(json.dumps({"again": sorted(again), "gone": sorted(gone), "refill": refill}))`,
    { before: { symbols: SYMBOLS, packages: PACKAGES }, symbols, packages },
  );
}

describe('what of the layer below is built again', () => {
  it('is nothing when a package is added', () => {
    const more = { ...PACKAGES, htop: pkg(['toolchain']) };
    expect(outdated({ ...SYMBOLS, BR2_PACKAGE_HTOP: 'y' }, more)).toEqual({
      again: [],
      gone: [],
      refill: false,
    });
  });

  it('is the package that now has another dependency, and what is built with it', () => {
    const more = {
      ...PACKAGES,
      dropbear: pkg(['toolchain', 'zlib'], ['plugin']),
      zlib: pkg(['toolchain']),
      plugin: pkg(['dropbear']),
    };
    expect(outdated({ ...SYMBOLS, BR2_PACKAGE_ZLIB: 'y' }, more)).toMatchObject({
      again: ['dropbear', 'plugin'],
    });
  });

  it('is the package whose own option changed', () => {
    expect(outdated({ ...SYMBOLS, BR2_PACKAGE_DROPBEAR_WTMP: 'y' }, PACKAGES)).toMatchObject({
      again: ['dropbear'],
    });
  });

  it('is every target package but the toolchain when compiler flags change', () => {
    expect(outdated({ ...SYMBOLS, BR2_OPTIMIZE_2: 'y' }, PACKAGES)).toMatchObject({
      again: ['busybox', 'dropbear'],
    });
  });

  it('fills the target tree anew when a package is gone', () => {
    const { dropbear: _dropbear, ...fewer } = PACKAGES;
    expect(outdated({ BR2_PACKAGE_BUSYBOX: 'y' }, fewer)).toEqual({
      again: [],
      gone: ['dropbear'],
      refill: true,
    });
  });
});

describe('what is left for a later stage', () => {
  const TOOLS = {
    ...PACKAGES,
    toolchain: pkg(['gcc'], ['busybox', 'dropbear', 'i2c-tools'], { virtual: true }),
    busybox: pkg(['toolchain', 'i2c-tools']),
    'i2c-tools': pkg(['toolchain'], ['busybox']),
  };
  const later = (final: Record<string, string>, packages: Record<string, unknown>): unknown =>
    runPython(
      `from bw.layer_changes import postponed
print(json.dumps(sorted(postponed(given["symbols"], given["final"], given["packages"]))))`,
      { symbols: SYMBOLS, final: { ...SYMBOLS, ...final }, packages },
    );

  it('is nothing when nothing is added, or what is added changes nothing', () => {
    expect(later({}, PACKAGES)).toEqual([]);
    expect(later({ BR2_PACKAGE_HTOP: 'y' }, { ...PACKAGES, htop: pkg(['toolchain']) })).toEqual([]);
  });

  it('is what would be built again with a package added there', () => {
    expect(later({ BR2_PACKAGE_I2C_TOOLS: 'y' }, TOOLS)).toEqual(['busybox']);
  });

  it('is what gets another option there, and what is built with it', () => {
    const linked = { ...PACKAGES, dropbear: pkg(['toolchain'], ['plugin']), plugin: pkg(['dropbear']) };
    expect(later({ BR2_PACKAGE_DROPBEAR_WTMP: 'y' }, linked)).toEqual(['dropbear', 'plugin']);
  });

  it('is never the kernel', () => {
    const kernel = { ...TOOLS, linux: pkg(['toolchain', 'i2c-tools']) };
    expect(later({ BR2_PACKAGE_I2C_TOOLS: 'y', BR2_LINUX_KERNEL_VMLINUX: 'y' }, kernel)).toEqual(['busybox']);
  });
});
