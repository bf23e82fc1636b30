import type { Issue } from '../../issue.ts';
import type { ResolvedPackage } from '../../resolved-image.ts';
import { ofRelease } from '../../yocto-recipe.ts';
import { fix, type Part, problem, remark, removeAt } from '../draft.ts';
import type { YoctoScene, YoctoUnit } from './scene.ts';

/** Names of recipes that are no package for the image, or bring a second kernel or init. */
const NOT_A_PACKAGE =
  /^(linux(-(?!firmware|libc).*)?|kernel(-(base|image|dev|vmlinux).*)?|virtual-.*|nativesdk-.*|.*-native|.*-cross(-.*)?|.*-image(-.*)?|sysvinit.*|busybox-init.*|initscripts)$/;

const BASE: readonly { readonly name: string; readonly because: string }[] = [
  { name: 'packagegroup-core-boot', because: 'init, shell and what the machine itself asks for' },
  { name: 'bw-firstboot', because: 'grows the root to the medium and makes host keys at first start' },
  { name: 'bw-selftest', because: 'proves runtimes and kernel once, on the device and in the boot test' },
];

function checkExtra(name: string, index: number, present: ReadonlyMap<string, string>): Issue[] {
  const path = `/packages/${index}`;
  const drop = fix(`Remove ${name}`, removeAt(path));
  if (NOT_A_PACKAGE.test(name)) {
    const message = `packages: ${name} is nothing the Yocto engine can add: it is no package for the target, or the board chooses it.`;
    return [problem('PACKAGE_NOT_ADDABLE', path, message, { between: [name, 'yocto'], fixes: [drop] })];
  }
  const by = present.get(name);
  if (by === undefined) return [];
  const message = `packages: ${name} is in the image already (${by}).`;
  return [remark('PACKAGE_ALREADY_THERE', 'info', path, message, { between: [name], fixes: [drop] })];
}

/**
 * What IMAGE_INSTALL gets, each package once with its first reason. Whether a package of the spec exists is known to BitBake
 * alone, which the check before the build asks.
 *
 * @param more - what the layout needs
 */
export function resolvePackages(
  { spec, release, yocto }: YoctoScene,
  units: readonly YoctoUnit[],
  more: readonly ResolvedPackage[],
): Part<readonly ResolvedPackage[]> {
  const wanted: ResolvedPackage[] = [
    ...BASE.map(
      ({ name, because }): ResolvedPackage => ({
        name,
        layer: 'base',
        because: `in every image: ${because}`,
      }),
    ),
    { name: 'kernel-modules', layer: 'kernel', because: 'in every image: drivers built as modules' },
    ...units.flatMap(({ unit, recipe, because }) =>
      ofRelease(recipe.packages, release).map(
        (one): ResolvedPackage => ({
          name: one.name,
          layer: 'unit',
          because: `${unit.title}, ${because}: ${one.because}`,
        }),
      ),
    ),
    ...yocto.licences.flatMap(({ id, title, optional }): ResolvedPackage[] => {
      if (optional === undefined || !spec.acceptedLicences?.includes(id)) return [];
      const because = `acceptedLicences of the spec, ${title}: for ${optional.without}`;
      return optional.packages.map((name) => ({ name, layer: 'unit', because }));
    }),
    ...more,
  ];
  const present = new Map<string, string>();
  for (const { name, because } of wanted) if (!present.has(name)) present.set(name, because);
  const issues = spec.packages.flatMap((name, index) => checkExtra(name, index, present));
  const extra = [...new Set(spec.packages)]
    .filter((name) => !present.has(name))
    .sort()
    .map((name): ResolvedPackage => ({ name, layer: 'extra', because: 'packages of the spec' }));
  const seen = new Set<string>();
  return { value: [...wanted, ...extra].filter(({ name }) => !seen.has(name) && seen.add(name)), issues };
}
