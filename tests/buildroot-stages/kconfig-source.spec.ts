import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let tree: string;
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'bw-kconfig-'));
  mkdirSync(join(tree, 'package/podman'), { recursive: true });
  writeFileSync(
    join(tree, 'Config.in'),
    `if BR2_HAVE_NETWORK
source "package/podman/Config.in"
endif
`,
  );
  writeFileSync(
    join(tree, 'package/podman/Config.in'),
    `config BR2_PACKAGE_PODMAN
	bool "podman"
	depends on BR2_USE_MMU
	depends on BR2_PACKAGE_HOST_GO_ARCHS && \\
		(BR2_TOOLCHAIN_GLIBC || BR2_TOOLCHAIN_MUSL)
	help
	  Runs containers.
	  depends on nothing said in a help text

if BR2_PACKAGE_PODMAN

config BR2_PACKAGE_PODMAN_BTRFS
	bool "btrfs"
	depends on BR2_ARCH = "x86_64"

endif
`,
  );
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function unmet(name: string, symbols: Record<string, string>): unknown {
  return runPython(
    `from bw import kconfig_source
kconfig_source.TREE = given["tree"]
print(json.dumps(kconfig_source.unmet_of(given["name"], given["symbols"])))`,
    { tree, name, symbols: { BR2_HAVE_NETWORK: 'y', ...symbols } },
  );
}

describe('unmet_of', () => {
  it('names the terms that do not hold, and only those', () => {
    expect(unmet('BR2_PACKAGE_PODMAN', { BR2_USE_MMU: 'y', BR2_TOOLCHAIN_MUSL: 'y' })).toEqual([
      'BR2_PACKAGE_HOST_GO_ARCHS',
    ]);
    expect(unmet('BR2_PACKAGE_PODMAN', { BR2_USE_MMU: 'y', BR2_PACKAGE_HOST_GO_ARCHS: 'y' })).toEqual([
      'BR2_TOOLCHAIN_GLIBC || BR2_TOOLCHAIN_MUSL',
    ]);
  });

  it('counts the block a symbol lies in, also when that is in the file that names this one', () => {
    expect(unmet('BR2_PACKAGE_PODMAN_BTRFS', { BR2_ARCH: '"x86_64"' })).toEqual(['BR2_PACKAGE_PODMAN']);
    expect(unmet('BR2_PACKAGE_PODMAN_BTRFS', { BR2_PACKAGE_PODMAN: 'y', BR2_ARCH: '"arm"' })).toEqual([
      'BR2_ARCH = "x86_64"',
    ]);
    const away = { BR2_HAVE_NETWORK: 'n', BR2_PACKAGE_PODMAN: 'y', BR2_ARCH: '"x86_64"' };
    expect(unmet('BR2_PACKAGE_PODMAN_BTRFS', away)).toEqual(['BR2_HAVE_NETWORK']);
  });

  it('is nothing to name when all holds, and null for a symbol no file defines', () => {
    const all = { BR2_USE_MMU: 'y', BR2_PACKAGE_HOST_GO_ARCHS: 'y', BR2_TOOLCHAIN_GLIBC: 'y' };
    expect(unmet('BR2_PACKAGE_PODMAN', all)).toEqual([]);
    expect(unmet('BR2_PACKAGE_NOPE', all)).toBeNull();
  });
});
