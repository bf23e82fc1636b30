import { describe, expect, it } from 'vitest';
import { type BuildHistory, type BuildHistoryEntry, readBuildHistory } from './build-history.ts';
import { compareBuildHistory } from './compare-build-history.ts';

type Recipe = Extract<BuildHistoryEntry, { kind: 'recipe' }>;
type Package = Extract<BuildHistoryEntry, { kind: 'package' }>;

function recipe(change: Partial<Recipe> = {}): Recipe {
  return {
    ...{ kind: 'recipe', name: 'curl', version: '8.7.1-r0', layer: 'core', licence: 'curl' },
    ...{ depends: ['openssl'], packages: ['curl', 'libcurl'], config: ['ssl'], revisions: {} },
    sources: ['https://curl.se/download/curl-8.7.1.tar.xz', 'file://CVE-2024-1.patch'],
    ...change,
  };
}

function pkg(change: Partial<Package> = {}): Package {
  return {
    ...{ kind: 'package', name: 'libcurl', recipe: 'curl', installedAs: 'libcurl4', version: '8.7.1-r0' },
    ...{ sizeBytes: 1000, provides: '', depends: 'libc6 (>= 2.39) libz1', recommends: '', replaces: '' },
    ...{ conflicts: '', files: ['/usr/lib/libcurl.so.4'], scripts: {} },
    ...change,
  };
}

async function history(...entries: readonly BuildHistoryEntry[]): Promise<BuildHistory> {
  async function* lines(): AsyncGenerator<string, void> {
    for (const entry of entries) yield JSON.stringify(entry);
  }
  return readBuildHistory(lines());
}

/** What differs between two entries, as `field: from > to` or `field: +added -removed`. */
async function fields(from: BuildHistoryEntry, to: BuildHistoryEntry): Promise<string[]> {
  const { changes } = compareBuildHistory(await history(from), await history(to));
  return changes.flatMap(({ fields: all }) =>
    all.map(({ field, from: old, to: now, added, removed }) =>
      old === null && now === null
        ? [`${field}:`, ...added.map((one) => `+${one}`), ...removed.map((one) => `-${one}`)].join(' ')
        : `${field}: ${old} > ${now}`,
    ),
  );
}

describe('recipes', () => {
  it('differ in version, revision, licence, patches, configuration and dependencies', async () => {
    const to = recipe({
      ...{ version: '8.8.0-r0', licence: 'MIT', layer: 'other', config: ['ssl', 'ipv6'] },
      ...{ depends: ['gnutls'], packages: ['curl', 'libcurl', 'curl-doc'], revisions: { '': 'abc' } },
      sources: ['https://curl.se/download/curl-8.8.0.tar.xz', 'file://CVE-2024-2.patch'],
    });
    expect(await fields(recipe(), to)).toEqual([
      'version: 8.7.1-r0 > 8.8.0-r0',
      'revision: null > abc',
      'layer: core > other',
      'licence: curl > MIT',
      'patches and files: +CVE-2024-2.patch -CVE-2024-1.patch',
      'configuration: +ipv6',
      'build dependencies: +gnutls -openssl',
      'packages: +curl-doc',
    ]);
  });
});

describe('packages', () => {
  it('differ in size from a tenth on', async () => {
    expect(await fields(pkg(), pkg({ sizeBytes: 1099 }))).toEqual([]);
    expect(await fields(pkg(), pkg({ sizeBytes: 900 }))).toEqual(['size: 1000 > 900']);
    expect(await fields(pkg({ sizeBytes: 0 }), pkg({ sizeBytes: 1 }))).toEqual(['size: 0 > 1']);
  });

  it('differ in what they depend on, but not in versions that went up or in their order', async () => {
    expect(await fields(pkg(), pkg({ depends: 'libz1 libc6 (>= 2.43)' }))).toEqual([]);
    expect(await fields(pkg(), pkg({ depends: 'libc6 (>= 2.38) libz1' }))).toEqual([
      'depends: +libc6 (>= 2.38) -libc6 (>= 2.39)',
    ]);
    expect(await fields(pkg(), pkg({ depends: 'libc6 (= 2.43) libssl3' }))).toEqual([
      'depends: +libc6 (= 2.43) +libssl3 -libc6 (>= 2.39) -libz1',
    ]);
    expect(await fields(pkg({ depends: 'libcurl' }), pkg({ depends: '' }))).toEqual([]);
    expect(await fields(pkg({ provides: 'a (= 1)' }), pkg({ provides: 'a (= 2) b' }))).toEqual([
      'provides: +b',
    ]);
  });

  it('differ in files and renamed directories, but for debuggers only in the rest', async () => {
    const from = pkg({ files: ['/lib/modules/6.6.1/a.ko', '/lib/modules/6.6.1/b.ko', '/etc/x'] });
    const to = pkg({ files: ['/lib/modules/6.6.2/a.ko', '/lib/modules/6.6.2/b.ko', '/etc/y'] });
    expect(await fields(from, to)).toEqual([
      'directory: /lib/modules/6.6.1 > /lib/modules/6.6.2',
      'files: +/etc/y -/etc/x',
    ]);
    const named = { name: 'libcurl-dbg' };
    expect(await fields({ ...from, ...named }, { ...to, ...named })).toEqual([]);
    expect(await fields({ ...from, ...named, files: ['/a'] }, { ...to, ...named, files: [] })).toEqual([
      'files: -/a',
    ]);
  });

  it('differ in name and scripts', async () => {
    const from = pkg({ scripts: { pkg_postinst: 'a', pkg_prerm: 'b' } });
    const to = pkg({ installedAs: 'libcurl5', scripts: { pkg_postinst: 'c', pkg_preinst: 'd' } });
    expect(await fields(from, to)).toEqual([
      'installed as: libcurl4 > libcurl5',
      'scripts: +pkg_postinst changed',
      'scripts: +pkg_preinst',
      'scripts: -pkg_prerm',
    ]);
  });
});

it('names what came and went, layers first, and counts what is the same', async () => {
  const layer = (name: string, commit: string): BuildHistoryEntry => ({
    ...{ kind: 'layer', name, commit, branch: 'wrynose' },
  });
  const image = (name: string, given: Readonly<Record<string, string>>): BuildHistoryEntry => ({
    ...{ kind: 'image', name, fields: given },
  });
  const from = await history(
    ...[pkg(), recipe(), layer('bitbake', 'c1'), layer('meta-rauc', 'c2')],
    image('a-image', { IMAGE_INSTALL: 'curl nano', IMAGESIZE: '1000', DISTRO_VERSION: '1' }),
  );
  const to = await history(
    ...[recipe(), recipe({ name: 'zlib', version: '1.3-r0' }), layer('bitbake', 'c3')],
    image('b-image', { IMAGE_INSTALL: 'curl vim', IMAGESIZE: '1200', DISTRO_VERSION: '1' }),
  );
  const empty = { added: [], removed: [], more: 0 };
  const { changes, unchanged } = compareBuildHistory(from, to);
  expect(unchanged).toBe(1);
  expect(changes).toEqual([
    {
      ...{ kind: 'layer', name: 'bitbake', change: 'changed' },
      fields: [{ field: 'commit', from: 'c1', to: 'c3', ...empty }],
    },
    {
      ...{ kind: 'layer', name: 'meta-rauc', change: 'removed' },
      fields: [{ field: 'commit', from: 'c2', to: null, ...empty }],
    },
    {
      ...{ kind: 'image', name: 'b-image', change: 'changed' },
      fields: [
        { field: 'size', from: '1024000', to: '1228800', ...empty },
        { field: 'IMAGE_INSTALL', from: null, to: null, added: ['vim'], removed: ['nano'], more: 0 },
      ],
    },
    {
      ...{ kind: 'recipe', name: 'zlib', change: 'added' },
      fields: [{ field: 'version', from: null, to: '1.3-r0', ...empty }],
    },
    {
      ...{ kind: 'package', name: 'libcurl', change: 'removed' },
      fields: [{ field: 'version', from: '8.7.1-r0', to: null, ...empty }],
    },
  ]);
});

it('keeps a hundred entries of a list, and counts the others', async () => {
  const files = Array.from({ length: 150 }, (_, index) => `/usr/share/${index}`);
  const { changes } = compareBuildHistory(
    await history(pkg({ files: ['/usr/share/x'] })),
    await history(pkg({ files })),
  );
  expect(changes[0]?.fields[0]).toMatchObject({ field: 'files', removed: ['/usr/share/x'], more: 50 });
});
