import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ImageSpec } from '@boardwright/spec/image-spec';
import { describe, expect, it } from 'vitest';
import { CATALOG } from './catalog.ts';
import { DEBIAN_RELEASE_IDS, DEBIAN_RELEASES } from './debian-release.ts';
import { packageOf } from './resolve/buildroot/resolve-packages.ts';
import { layerLack } from './resolve/yocto/resolve-layers.ts';
import { resolve } from './resolve.ts';
import type { PreemptionModel } from './resolved-image.ts';
import { TOKENS } from './tokens.ts';
import type { Unit } from './unit.ts';
import { unitById } from './unit-by-id.ts';
import { LAYER_TABLE } from './yocto-layers.ts';
import { ofRelease } from './yocto-recipe.ts';
import { YOCTO_RELEASE_ORDER } from './yocto-release.ts';

const UNIT_HEADINGS = ['What it is', 'Packages', 'Known limits', 'Sources'];
const CATEGORIES = [
  {
    directory: 'boards',
    map: CATALOG.boards,
    headings: ['Vendor', 'Boot media', 'Serial console', 'Flashing', 'Known limits', 'Last verified'],
  },
  { directory: 'accelerators', map: CATALOG.accelerators, headings: UNIT_HEADINGS },
  { directory: 'runtimes', map: CATALOG.runtimes, headings: UNIT_HEADINGS },
  { directory: 'features', map: CATALOG.features, headings: UNIT_HEADINGS },
  { directory: 'power-profiles', map: CATALOG.powerProfiles, headings: ['What it sets', 'Known limits'] },
  {
    directory: 'blueprints',
    map: CATALOG.blueprints,
    headings: ['What it is for', 'Data flow', 'What you bring'],
  },
] as const;

const UNITS: readonly Unit[] = [
  ...CATALOG.accelerators.values(),
  ...CATALOG.runtimes.values(),
  ...CATALOG.features.values(),
];

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

describe.each(CATEGORIES)('$directory', ({ directory, map, headings }) => {
  const directories = readdirSync(new URL(`./${directory}`, import.meta.url)).sort();

  it('has one directory and one registry line per id', () => {
    expect([...map.keys()].sort()).toEqual(directories);
    for (const [key, unit] of map) expect(unit.id).toBe(key);
  });

  it.each(directories)('%s has a readme with the fixed headings, each with text', (id) => {
    const sections = read(`./${directory}/${id}/readme.md`).split(/^## /m).slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual([...headings]);
    for (const section of sections) expect(section.split('\n').slice(1).join('').trim()).not.toBe('');
  });
});

describe('readmes of units', () => {
  it.each(UNITS.map((unit) => [unit.id, unit] as const))(
    '%s names what each engine puts on the image',
    (id, unit) => {
      const directory = CATEGORIES.find(({ map }) => map.has(id))?.directory ?? '';
      const readme = read(`./${directory}/${id}/readme.md`);
      const { debian, buildroot, yocto } = unit.engines;
      const packages = 'unavailable' in debian ? [] : Object.values(debian.packages).flat();
      for (const name of packages) expect(readme).toContain(`\`${name}\``);
      if (!('unavailable' in yocto))
        for (const { name } of yocto.packages) expect(readme).toContain(`\`${name}\``);
      if ('unavailable' in buildroot) return;
      // By symbol or by package; what further symbols of a package switch on need not stand there.
      const names = buildroot.symbols.flatMap((symbol) => [symbol.name, packageOf(symbol.name)]);
      expect(names.filter((name) => readme.includes(`\`${name}\``))).not.toEqual([]);
    },
  );
});

describe('capability tokens', () => {
  const provided = new Set([
    ...[...CATALOG.boards.values()].flatMap((board) => board.provides),
    ...UNITS.flatMap((unit) => unit.provides),
  ]);

  it.each(UNITS)('$id requires only what something provides', ({ requires }) => {
    for (const token of requires) {
      expect(TOKENS[token]?.words, `plain words for ${token}`).toBeTruthy();
      expect(provided.has(token), token).toBe(true);
    }
  });

  it.each(UNITS)('$id needs, per release, only what some board provides and another lacks', ({ engines }) => {
    const needs = 'unavailable' in engines.debian ? [] : Object.values(engines.debian.boardNeeds ?? {});
    for (const { token } of needs) {
      const boards = [...CATALOG.boards.values()].map((board) => board.provides.includes(token));
      expect(new Set(boards), token).toEqual(new Set([true, false]));
    }
  });

  it.each(UNITS)('$id conflicts only with what something provides', ({ conflicts }) => {
    for (const token of conflicts) expect(provided.has(token), token).toBe(true);
  });
});

describe('board claims', () => {
  it.each([...CATALOG.boards.values()])(
    '$id: every claim has engine, date and evidence',
    ({ status, engines }) => {
      expect(status.length).toBeGreaterThan(0);
      for (const claim of status) {
        expect(Object.keys(engines)).toContain(claim.engine);
        expect(claim.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(claim.evidence.length).toBeGreaterThan(20);
      }
    },
  );

  it.each([...CATALOG.boards.values()])(
    '$id offers only preemption models some release of Debian has',
    (board) => {
      const { debian } = board.engines;
      if (debian === undefined) return;
      const releases = debian.onlyReleases?.releases ?? DEBIAN_RELEASE_IDS;
      const possible = DEBIAN_RELEASE_IDS.filter((id) => releases.includes(id)).flatMap((id) =>
        Object.keys(DEBIAN_RELEASES[id].archs[debian.arch].preemption),
      );
      expect(Object.keys(debian.kernelPackages).sort()).toEqual([...new Set(possible)].sort());
    },
  );
});

describe('units', () => {
  it.each(UNITS)(
    '$id has sizes for every release and architecture it has packages for',
    ({ engines: { debian } }) => {
      if ('unavailable' in debian) {
        expect(debian.unavailable.length).toBeGreaterThan(20);
        return;
      }
      for (const release of DEBIAN_RELEASE_IDS) {
        const archs = Object.keys(debian.sizes[release] ?? {}).sort();
        expect(archs).toEqual(debian.packages[release] === undefined ? [] : [...debian.archs].sort());
      }
    },
  );

  it('have ids that differ across categories, because images name them by id alone', () => {
    const ids = UNITS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(unitById(id)?.id).toBe(id);
  });
});

describe('what Buildroot adds', () => {
  it.each(UNITS)(
    '$id names symbols and kernel lines well-formed, or says why there is none',
    ({ engines }) => {
      const { buildroot } = engines;
      if ('unavailable' in buildroot) {
        expect(buildroot.unavailable.length).toBeGreaterThan(20);
        return;
      }
      expect(buildroot.symbols.length).toBeGreaterThan(0);
      for (const { name, value, because } of buildroot.symbols) {
        expect(name).toMatch(/^BR2_[A-Z0-9_]+$/);
        expect(value).toMatch(/^(y|n|[0-9]+|"[^"]*")$/);
        expect(because.length).toBeGreaterThan(5);
      }
      for (const { line } of buildroot.kernel ?? [])
        expect(line).toMatch(/^CONFIG_[A-Z0-9_]+=(y|m|n|[0-9]+)$/);
    },
  );
});

describe('what Yocto adds', () => {
  it.each(UNITS)(
    '$id names layers of the table and well-formed values, or says why there is none',
    (unit) => {
      const { yocto } = unit.engines;
      if ('unavailable' in yocto) {
        expect(yocto.unavailable.length).toBeGreaterThan(20);
        return;
      }
      expect(yocto.packages.length).toBeGreaterThan(0);
      for (const { id } of yocto.layers) expect(LAYER_TABLE.layers.has(id), id).toBe(true);
      for (const { name } of yocto.packages) expect(name).toMatch(/^[a-z0-9][a-z0-9+.-]+$/);
      for (const { value } of yocto.variables ?? []) expect(value).not.toMatch(/["\n]/);
      for (const { line } of yocto.kernel ?? []) expect(line).toMatch(/^CONFIG_[A-Z0-9_]+=(y|m|n|[0-9]+)$/);
      const has = YOCTO_RELEASE_ORDER.filter(
        (release) =>
          (yocto.releases?.ids ?? YOCTO_RELEASE_ORDER).includes(release) &&
          ofRelease(yocto.layers, release).every(
            ({ id }) => layerLack(LAYER_TABLE, id, release) === undefined,
          ),
      );
      expect(has).not.toEqual([]);
    },
  );

  it.each([...CATALOG.boards.values()])('$id: the layers of each release are to be had', ({ engines }) => {
    for (const release of YOCTO_RELEASE_ORDER) {
      const facts = engines.yocto?.releases[release];
      for (const id of facts?.layers ?? []) expect(layerLack(LAYER_TABLE, id, release)).toBeUndefined();
      if (engines.yocto !== undefined && facts === undefined)
        expect(engines.yocto.lacking[release]?.length).toBeGreaterThan(20);
    }
  });
});

describe.each(['debian', 'buildroot', 'yocto'] as const)(
  'every board with every preemption model and runtime, %s',
  (kind) => {
    const models: (PreemptionModel | undefined)[] = [undefined, 'none', 'voluntary', 'lazy', 'full', 'rt'];
    const cases = [...CATALOG.boards.keys()].flatMap((board) =>
      models.flatMap((preemption) =>
        [...CATALOG.runtimes.keys()].map((runtime) => ({ board, preemption, runtime })),
      ),
    );

    it.each(cases)(
      '$board, $preemption, $runtime: an image, or an error with a reason and a way out',
      (one) => {
        const spec = ImageSpec.parse({
          apiVersion: 'boardwright/v1',
          name: 'x',
          board: one.board,
          engine: { kind },
          kernel: { preemption: one.preemption },
          runtimes: [one.runtime],
        });
        const { image, issues } = resolve(spec);
        const errors = issues.filter(({ severity }) => severity === 'error');
        expect(image === null).toBe(errors.length > 0);
        for (const { message, fixes } of errors) {
          expect(message).toMatch(/^[A-Z].{20,}\.$/);
          expect(fixes.length).toBeGreaterThan(0);
        }
        if (image === null) return;
        const names = image.packages.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(image.selfTests.map(({ runtime }) => runtime)).toEqual([one.runtime]);
        expect(image.kernel.requiredConfig.length).toBeGreaterThan(0);
      },
    );
  },
);

describe('blueprints', () => {
  it.each([...CATALOG.blueprints.values()])('$id resolves without error', ({ spec }) => {
    const { image, issues } = resolve(ImageSpec.parse(spec));
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(image?.selfTests.length).toBeGreaterThan(0);
  });
});

describe('data', () => {
  it('names no package archive', () => {
    for (const { directory, map } of CATEGORIES)
      for (const id of map.keys()) {
        expect(existsSync(new URL(`./${directory}/${id}/index.ts`, import.meta.url))).toBe(true);
        expect(read(`./${directory}/${id}/index.ts`) + read(`./${directory}/${id}/readme.md`)).not.toMatch(
          /https?:\/\//,
        );
      }
  });
});
