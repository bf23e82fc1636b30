import { expect, it } from 'vitest';
import { runPython } from './run-python.ts';

/** As BitBake 2.8 and the class of scarthgap write it, and what wrynose's has beyond that. */
const MANIFEST = {
  version: '1',
  package: [
    {
      name: 'curl',
      layer: 'meta',
      version: '8.7.1',
      products: [{ product: 'curl', cvesInRecord: 'No' }],
      cpes: ['cpe:2.3:*:haxx:curl:8.7.1:*:*:*:*:*:*:*'],
      issue: [
        { id: 'CVE-2024-11053', status: 'Patched', detail: 'backported-patch' },
        {
          id: 'CVE-2024-32928',
          status: 'Ignored',
          detail: 'ignored',
          description: 'only one service is affected',
        },
        {
          id: 'CVE-2026-5545',
          status: 'Patched',
          detail: 'fix-file-included',
          'patch-file': ['/work/rootfs/openembedded-core/meta/recipes-support/curl/curl/CVE-2026-5545.patch'],
        },
        { id: 'CVE-2026-10000', status: 'Unpatched', detail: 'vulnerable-investigating' },
      ],
    },
    { name: 'base-files', layer: 'meta', version: '3.0.14', products: [], cpes: [], issue: [] },
  ],
};

it('translates what recipes say, the newest of a recipe first, and knows nothing beyond it', () => {
  const report = runPython(
    `from bw.vex import recipe_entries, report
print(json.dumps(report("scarthgap", given, recipe_entries(given, {"curl": "openembedded-core"}).values())))`,
    MANIFEST,
  );
  const open = { recipe: 'curl', layer: 'openembedded-core', version: '8.7.1', severity: null, score: null };
  expect(report).toEqual({
    version: 1,
    release: 'scarthgap',
    database: null,
    recipes: 2,
    entries: [
      {
        ...open,
        cve: 'CVE-2026-10000',
        status: 'unpatched',
        reason: 'vulnerable-investigating',
        source: 'recipe',
      },
      {
        ...open,
        cve: 'CVE-2026-5545',
        status: 'patched',
        reason: 'patch CVE-2026-5545.patch',
        source: 'recipe',
      },
      {
        ...open,
        cve: 'CVE-2024-32928',
        status: 'ignored',
        reason: 'ignored: only one service is affected',
        source: 'recipe',
      },
      { ...open, cve: 'CVE-2024-11053', status: 'patched', reason: 'patch in the recipe', source: 'recipe' },
    ],
  });
});
