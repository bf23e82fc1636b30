import type { ResolvedImage, ResolvedVariable } from '../../resolved-image.ts';
import { ofRelease } from '../../yocto-recipe.ts';
import { licenceFlags } from '../check-licences.ts';
import type { YoctoScene, YoctoUnit } from './scene.ts';

type Word = ResolvedImage['kernel']['cmdline'][number];

/** Units' own variables, words of DISTRO_FEATURES and accepted licences: each word once, with its first reason. */
function unitVariables({ spec, release }: YoctoScene, units: readonly YoctoUnit[]): ResolvedVariable[] {
  const words = new Set<string>();
  const conf = { operator: '=', where: 'conf' } as const;
  return units.flatMap(({ unit, recipe, because }): ResolvedVariable[] => {
    const why = `${unit.title}, ${because}`;
    const features = (recipe.distroFeatures ?? []).filter(({ name }) => !words.has(name) && words.add(name));
    const licence = recipe.licenceToAccept;
    const accepted = licence !== undefined && spec.acceptedLicences?.includes(licence.id);
    return [
      ...features.map((one) => ({
        ...conf,
        name: 'DISTRO_FEATURES:append',
        value: ` ${one.name}`,
        because: `${why}: ${one.because}`,
        unit: unit.id,
      })),
      ...(accepted
        ? [
            {
              ...conf,
              name: 'LICENSE_FLAGS_ACCEPTED:append',
              value: ` ${licence.flag}`,
              because: `acceptedLicences of the spec: ${licence.title}`,
              unit: unit.id,
            },
          ]
        : []),
      ...ofRelease(recipe.variables ?? [], release).map(
        ({ name, operator = '=', value, where, because: reason }): ResolvedVariable => ({
          name,
          operator,
          value,
          where,
          because: `${why}: ${reason}`,
          unit: unit.id,
        }),
      ),
    ];
  });
}

/** What the board's machine needs set. */
function boardVariables({ yocto, board }: YoctoScene): ResolvedVariable[] {
  return yocto.variables.map(({ because, ...one }) => ({
    ...one,
    because: `${board.title}: ${because}`,
    operator: '=',
    unit: 'board',
    where: 'conf',
  }));
}

/** Licences of the board's layer that the spec accepts. */
function boardLicences({ spec, yocto }: YoctoScene): ResolvedVariable[] {
  return yocto.licences
    .filter(({ id }) => spec.acceptedLicences?.includes(id))
    .map(({ title, variable }) => ({
      ...variable,
      operator: '=',
      because: `acceptedLicences of the spec: ${title}`,
      unit: 'board',
      where: 'conf',
    }));
}

/** Licence flags of packages a person added, which the catalog knows nothing of. */
function packageLicences({ spec }: YoctoScene): ResolvedVariable[] {
  return licenceFlags(spec).map((flag) => ({
    name: 'LICENSE_FLAGS_ACCEPTED:append',
    operator: '=',
    value: ` ${flag}`,
    because: 'acceptedLicences of the spec, for its packages',
    unit: 'acceptedLicences',
    where: 'conf',
  }));
}

/** The command line, where a variable takes its words to the boot loader. */
function commandLine({ yocto, board }: YoctoScene, words: readonly Word[]): ResolvedVariable[] {
  const { commandLine: how } = yocto;
  if (!('variable' in how) || words.length === 0) return [];
  return [
    {
      name: how.variable,
      operator: '=',
      value: words.map(({ word }) => ` ${word}`).join(''),
      because: `the kernel command line of ${board.title}: ${words.map(({ word, because }) => `${word} (${because})`).join(', ')}`,
      unit: 'kernel.cmdline',
      where: how.where,
    },
  ];
}

/** A root that is never written to, which packages have to be prepared for. */
function readOnlyRoot({ spec }: YoctoScene): ResolvedVariable[] {
  if (spec.storage.rootfs !== 'squashfs') return [];
  return [
    {
      name: 'IMAGE_FEATURES:append',
      operator: '=',
      value: ' read-only-rootfs',
      because:
        'storage.rootfs of the spec is squashfs: what packages do at first start is done while the image is made',
      unit: 'storage.rootfs',
      where: 'image',
    },
  ];
}

/**
 * Every assignment beside those of kernel and layers.
 *
 * @param words - the kernel command line
 */
export function resolveVariables(
  scene: YoctoScene,
  units: readonly YoctoUnit[],
  words: readonly Word[],
): readonly ResolvedVariable[] {
  return [
    ...boardVariables(scene),
    ...boardLicences(scene),
    ...packageLicences(scene),
    ...unitVariables(scene, units),
    ...commandLine(scene, words),
    ...readOnlyRoot(scene),
  ];
}
