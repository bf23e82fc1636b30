import { ACCELERATORS } from '../../accelerators.ts';
import { BASE_PACKAGES } from '../../debian-release.ts';
import { FEATURES } from '../../features.ts';
import type { Issue } from '../../issue.ts';
import type { ResolvedPackage } from '../../resolved-image.ts';
import { RUNTIMES } from '../../runtimes.ts';
import type { Unit } from '../../unit.ts';
import { fix, type Part, problem, remark, removeAt, setTo } from '../draft.ts';
import type { DebianScene, DebianUnit } from './scene.ts';

/** Packages that would bring a second kernel or boot loader. */
const KERNEL_PACKAGE = /^(linux-image-|linux-(binary|modules|base)-[0-9]|grub-|systemd-boot$|u-boot-)/;

const ALL_UNITS: readonly Unit[] = [...ACCELERATORS.values(), ...RUNTIMES.values(), ...FEATURES.values()];

/** Finds the unit a package belongs to when that unit has it in other releases only. */
function otherRelease(name: string, scene: DebianScene): { unit: Unit; release: string } | undefined {
  for (const unit of ALL_UNITS) {
    const recipe = unit.engines.debian;
    if ('unavailable' in recipe) continue;
    const releases = Object.entries(recipe.packages).filter(([, names]) => names.includes(name));
    if (releases.length > 0 && !releases.some(([release]) => release === scene.release))
      return { unit, release: releases[0]?.[0] ?? '' };
  }
  return undefined;
}

function checkExtra(
  name: string,
  index: number,
  scene: DebianScene,
  present: ReadonlyMap<string, string>,
): Issue[] {
  const path = `/packages/${index}`;
  const drop = fix(`Remove ${name}`, removeAt(path));
  if (KERNEL_PACKAGE.test(name)) {
    const message = `packages: ${name} would bring another kernel or boot loader; the kernel follows kernel.preemption.`;
    return [
      problem('PACKAGE_IS_KERNEL', path, message, { between: [name, 'kernel.preemption'], fixes: [drop] }),
    ];
  }
  const by = present.get(name);
  if (by !== undefined) {
    const message = `packages: ${name} is in the image already (${by}).`;
    return [remark('PACKAGE_ALREADY_THERE', 'info', path, message, { between: [name], fixes: [drop] })];
  }
  const elsewhere = otherRelease(name, scene);
  if (elsewhere === undefined) return [];
  const message = `packages: ${name} is not in ${scene.release}; it is in ${elsewhere.release}.`;
  const use = fix(`Use ${elsewhere.release}`, setTo('/engine/release', elsewhere.release));
  return [
    problem('PACKAGE_WRONG_SUITE', path, message, { between: [name, scene.release], fixes: [use, drop] }),
  ];
}

/**
 * Lists the packages by layer, each once, with the reason; the first reason stands. Within a layer they are sorted, so
 * that the order of choices does not change the image.
 */
export function resolvePackages(
  scene: DebianScene,
  units: readonly DebianUnit[],
  kernel: readonly ResolvedPackage[],
): Part<ResolvedPackage[]> {
  const { spec, board, debian, release } = scene;
  const wanted: ResolvedPackage[] = [
    ...BASE_PACKAGES.map(
      ({ name, because }): ResolvedPackage => ({
        name,
        layer: 'base',
        because: `in every image: ${because}`,
      }),
    ),
    ...kernel,
    ...debian.firmwarePackages.map(
      (name): ResolvedPackage => ({ name, layer: 'kernel', because: `firmware of ${board.title}` }),
    ),
    ...units.flatMap(({ unit, recipe, because }) =>
      (recipe.packages[release] ?? []).map(
        (name): ResolvedPackage => ({ name, layer: 'unit', because: `${unit.title}, ${because}` }),
      ),
    ),
  ];
  const present = new Map<string, string>();
  for (const { name, because } of wanted) if (!present.has(name)) present.set(name, because);
  const issues = spec.packages.flatMap((name, index) => checkExtra(name, index, scene, present));
  const extra = spec.packages
    .filter((name) => !present.has(name))
    .map((name): ResolvedPackage => ({ name, layer: 'extra', because: 'packages of the spec' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const seen = new Set<string>();
  const value = [...wanted, ...extra].filter(({ name }) => !seen.has(name) && seen.add(name));
  return { value, issues };
}
