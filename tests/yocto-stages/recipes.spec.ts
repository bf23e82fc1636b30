import { expect, it } from 'vitest';
import { runPython } from './run-python.ts';

const NODES = [
  'digraph depends {',
  String.raw`"zip-native.do_fetch" [label="zip-native do_fetch\n:3.0-r2\nvirtual:native:/work/rootfs/openembedded-core/meta/recipes-extended/zip/zip_3.0.bb"]`,
  String.raw`"zip-native.do_unpack" [label="zip-native do_unpack\n:3.0-r2\nvirtual:native:/work/rootfs/openembedded-core/meta/recipes-extended/zip/zip_3.0.bb"]`,
  '"zip-native.do_unpack" -> "zip-native.do_fetch"',
  String.raw`"linux-yocto.do_deploy" [label="linux-yocto do_deploy\n:6.18.39+git-r0\n/work/rootfs/openembedded-core/meta/recipes-kernel/linux/linux-yocto_6.18.bb"]`,
  String.raw`"mc:k3r5:u-boot.do_deploy" [label="u-boot do_deploy\n1:2026.01-r0\nmc:k3r5:/work/rootfs/build/../meta-ti/meta-ti-bsp/recipes-bsp/u-boot/u-boot_2026.01.bb"]`,
];
const CONFIGURATION = [
  '# $PREFERRED_PROVIDER_virtual/kernel [2 operations]',
  'PREFERRED_PROVIDER_virtual/kernel="linux-yocto"',
  'BBLAYERS="/work/rootfs/build/../openembedded-core/meta   /work/rootfs/build/../meta-ti/meta-ti-bsp"',
];

it('says of each recipe its version, its layer and what it was chosen for', () => {
  const document = runPython(
    'from bw.recipes import document\nprint(json.dumps(document(given["nodes"], given["configuration"])))',
    { nodes: NODES, configuration: CONFIGURATION },
  );
  expect(document).toEqual([
    {
      recipe: 'linux-yocto',
      version: '6.18.39+git-r0',
      layer: 'openembedded-core',
      provides: ['virtual/kernel'],
      file: 'recipes-kernel/linux/linux-yocto_6.18.bb',
    },
    {
      recipe: 'mc:k3r5:u-boot',
      version: '1:2026.01-r0',
      layer: 'meta-ti-bsp',
      provides: [],
      file: 'recipes-bsp/u-boot/u-boot_2026.01.bb',
    },
    {
      recipe: 'zip-native',
      version: '3.0-r2',
      layer: 'openembedded-core',
      provides: [],
      file: 'recipes-extended/zip/zip_3.0.bb',
    },
  ]);
});

it('tells of what was chosen: layers by how much is of them, providers, and a line for each recipe', () => {
  const [chosen, lines] = runPython(
    [
      'from bw.recipes import chosen, document, lines_of',
      'entries = document(given["nodes"], given["configuration"])',
      'print(json.dumps([chosen(entries), list(lines_of(entries))]))',
    ].join('\n'),
    { nodes: NODES, configuration: CONFIGURATION },
  ) as [unknown, string[]];
  expect(chosen).toEqual({
    recipes: 3,
    layers: [
      { layer: 'openembedded-core', recipes: 2 },
      { layer: 'meta-ti-bsp', recipes: 1 },
    ],
    providers: [{ what: 'virtual/kernel', recipe: 'linux-yocto', version: '6.18.39+git-r0' }],
  });
  expect(lines[0]).toBe('linux-yocto 6.18.39+git-r0 (openembedded-core) for virtual/kernel');
});

it('names the provider of the kernel first', () => {
  const entry = (recipe: string, what: string): unknown => ({
    recipe,
    version: '1-r0',
    layer: 'meta',
    provides: [what],
    file: '',
  });
  const { providers } = runPython('from bw.recipes import chosen\nprint(json.dumps(chosen(given)))', [
    entry('busybox', 'virtual/base-utils'),
    entry('linux-yocto-rt', 'virtual/kernel'),
  ]) as { providers: { recipe: string }[] };
  expect(providers.map(({ recipe }) => recipe)).toEqual(['linux-yocto-rt', 'busybox']);
});
