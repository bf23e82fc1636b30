import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { YOCTO_RELEASE_IDS, type YoctoRelease } from '../../yocto-board.ts';
import type { LayerTable } from '../../yocto-layers/layer.ts';
import { LAYER_TABLE } from '../../yocto-layers.ts';
import { YOCTO_RELEASES } from '../../yocto-release.ts';
import { fix } from '../draft.ts';
import { layerLack, resolveLayers, type WantedLayer } from './resolve-layers.ts';

function wanted(...ids: string[]): WantedLayer[] {
  return ids.map((id) => ({ id, because: `wanted: ${id}`, who: id, path: `/${id}` }));
}

function layersOf(ids: string[], release: YoctoRelease): string[] {
  return resolveLayers(LAYER_TABLE, wanted(...ids), release).value.flatMap((repo) =>
    repo.layers.map(({ path }) => `${repo.id}/${path}`),
  );
}

const TABLE: LayerTable = {
  repos: new Map([
    ['bitbake', { id: 'bitbake', url: 'u', releases: { wrynose: { branch: 'b', commit: 'c' } } }],
    ['oe', { id: 'oe', url: 'u', releases: { wrynose: { branch: 'b', commit: 'c' } } }],
    ['old', { id: 'old', url: 'u', releases: { scarthgap: { branch: 'b', commit: 'c' } } }],
    ['late', { id: 'late', url: 'u', releases: { wrynose: { branch: 'b', commit: 'c' } } }],
  ]),
  layers: new Map([
    [
      'core',
      {
        id: 'core',
        repo: 'oe',
        path: 'meta',
        collection: 'core',
        releases: { wrynose: { compat: ['wrynose'], depends: [] } },
      },
    ],
    [
      'meta-old',
      {
        id: 'meta-old',
        repo: 'old',
        path: '.',
        collection: 'old',
        releases: { scarthgap: { compat: ['scarthgap'], depends: [] } },
      },
    ],
    [
      'meta-late',
      {
        id: 'meta-late',
        repo: 'late',
        path: '.',
        collection: 'late',
        releases: { wrynose: { compat: ['kirkstone'], depends: [] } },
      },
    ],
    [
      'meta-needy',
      {
        id: 'meta-needy',
        repo: 'late',
        path: 'needy',
        collection: 'needy',
        releases: { wrynose: { compat: ['wrynose'], depends: ['old'] } },
      },
    ],
    [
      'meta-strange',
      {
        id: 'meta-strange',
        repo: 'late',
        path: 'strange',
        collection: 'strange',
        releases: { wrynose: { compat: ['wrynose'], depends: ['nowhere'] } },
      },
    ],
  ]),
};

describe('resolveLayers', () => {
  it('has BitBake and openembedded-core in every image', () => {
    expect(resolveLayers(LAYER_TABLE, [], 'wrynose').value).toMatchObject([
      { id: 'bitbake', branch: '2.18', layers: [] },
      { id: 'openembedded-core', layers: [{ path: 'meta', because: 'in every image' }] },
    ]);
  });

  it('adds what a layer depends on before it, and says who needs it', () => {
    expect(layersOf(['meta-virtualization'], 'wrynose')).toEqual([
      'openembedded-core/meta',
      'meta-openembedded/meta-oe',
      'meta-openembedded/meta-python',
      'meta-openembedded/meta-networking',
      'meta-openembedded/meta-filesystems',
      'meta-virtualization/.',
    ]);
    const [, , openembedded] = resolveLayers(LAYER_TABLE, wanted('meta-onnxruntime'), 'wrynose').value;
    expect(openembedded?.layers.map(({ because }) => because)).toEqual([
      'meta-python depends on it (LAYERDEPENDS)',
      'meta-onnxruntime depends on it (LAYERDEPENDS)',
    ]);
  });

  it('follows what the branch of each release says', () => {
    expect(layersOf(['meta-onnxruntime'], 'scarthgap')).toEqual([
      'openembedded-core/meta',
      'meta-onnxruntime/.',
    ]);
  });

  it('names a layer without a branch for the release, and the ways out', () => {
    const intel = wanted('meta-intel').map((one) => ({ ...one, leaveOut: fix('Leave it out') }));
    const [issue] = resolveLayers(LAYER_TABLE, intel, 'wrynose').issues;
    expect(issue).toMatchObject({
      code: 'LAYER_NOT_AVAILABLE',
      path: '/meta-intel',
      message: 'meta-intel needs the layer meta-intel with wrynose: meta-intel has no branch for wrynose.',
      between: ['meta-intel', 'wrynose'],
    });
    expect(issue?.fixes.map(({ label }) => label)).toEqual(['Use scarthgap', 'Leave it out']);
  });

  it('names both layers when one depends on one that is not to be had', () => {
    expect(layerLack(TABLE, 'meta-needy', 'wrynose')).toBe(
      'meta-needy depends on meta-old, but meta-old has no branch for wrynose',
    );
    expect(layerLack(TABLE, 'meta-strange', 'wrynose')).toContain('nowhere, which is not in the layer table');
    expect(layerLack(TABLE, 'meta-late', 'wrynose')).toContain('fits kirkstone (LAYERSERIES_COMPAT)');
    expect(layerLack(TABLE, 'meta-none', 'wrynose')).toContain('no layer meta-none');
  });

  it('leaves out what can not be had, so that the rest can go on', () => {
    const { value, issues } = resolveLayers(LAYER_TABLE, wanted('meta-intel', 'meta-oe'), 'wrynose');
    expect(issues).toHaveLength(1);
    expect(value.map(({ id }) => id)).toEqual(['bitbake', 'openembedded-core', 'meta-openembedded']);
  });

  it('gives sets that are closed under LAYERDEPENDS and of one series, whatever is wanted and in whatever order', () => {
    const ids = [...LAYER_TABLE.layers.keys()];
    const byPlace = new Map([...LAYER_TABLE.layers.values()].map((one) => [`${one.repo}/${one.path}`, one]));
    fc.assert(
      fc.property(fc.shuffledSubarray(ids), fc.constantFrom(...YOCTO_RELEASE_IDS), (chosen, release) => {
        const { value, issues } = resolveLayers(LAYER_TABLE, wanted(...chosen), release);
        const places = value.flatMap((repo) => repo.layers.map(({ path }) => `${repo.id}/${path}`));
        const layers = places.map((place) => byPlace.get(place));
        const collections = new Set(layers.map((layer) => layer?.collection));
        expect(new Set(places).size).toBe(places.length);
        for (const layer of layers) {
          const facts = layer?.releases[release];
          expect(facts?.compat).toContain(YOCTO_RELEASES[release].series);
          for (const needed of facts?.depends ?? []) expect(collections.has(needed), needed).toBe(true);
        }
        const had = new Set(layers.map((layer) => layer?.id));
        const refused = new Set(issues.map(({ between }) => between[0]));
        for (const id of chosen) expect(had.has(id) || refused.has(id), id).toBe(true);
        expect(resolveLayers(LAYER_TABLE, wanted(...chosen.toReversed()), release).value).toEqual(value);
      }),
    );
  });
});

describe('layer table', () => {
  it('names each repository and each layer once, with full commits', () => {
    for (const { releases } of LAYER_TABLE.repos.values())
      for (const pin of Object.values(releases)) expect(pin.commit).toMatch(/^[0-9a-f]{40}$/);
    const collections = [...LAYER_TABLE.layers.values()].map(({ collection }) => collection);
    expect(new Set(collections).size).toBe(collections.length);
  });

  it.each([...LAYER_TABLE.layers.values()])('$id: repository and dependencies are in it', (layer) => {
    const repo = LAYER_TABLE.repos.get(layer.repo);
    for (const [release, { depends }] of Object.entries(layer.releases)) {
      expect(repo?.releases[release as YoctoRelease], release).toBeDefined();
      const known = [...LAYER_TABLE.layers.values()].map(({ collection }) => collection);
      for (const needed of depends) expect(known).toContain(needed);
    }
  });
});
