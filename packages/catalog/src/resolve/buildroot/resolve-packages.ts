import { symbolsFor } from '../../buildroot-recipe.ts';
import type { Issue } from '../../issue.ts';
import type { ResolvedPackage, ResolvedSymbol } from '../../resolved-image.ts';
import { fix, type Part, problem, remark, removeAt } from '../draft.ts';
import type { BuildrootScene, BuildrootUnit } from './scene.ts';

interface PackagesPart {
  readonly packages: readonly ResolvedPackage[];
  readonly symbols: readonly ResolvedSymbol[];
}

const PREFIX = 'BR2_PACKAGE_';
/** Packages that would bring a second init or kernel, or fight what the board's own configuration sets. */
const NOT_A_PACKAGE = /^(linux|systemd|sysvinit|openrc|skeleton.*|toolchain.*|host-.*|uboot|grub2)$/;

/**
 * The symbol that selects a package: upper case, with `_` for `-` and `.`.
 *
 * @source Buildroot manual, "Config files": BR2_PACKAGE_<PACKAGE>
 */
export function symbolOf(packageName: string): string {
  return PREFIX + packageName.toUpperCase().replace(/[-.]/g, '_');
}

/** The name a person knows a package by, from the symbol that selects it. */
export function packageOf(symbol: string): string {
  return symbol.slice(PREFIX.length).toLowerCase().replaceAll('_', '-');
}

function checkExtra(name: string, index: number, present: ReadonlyMap<string, string>): Issue[] {
  const path = `/packages/${index}`;
  const drop = fix(`Remove ${name}`, removeAt(path));
  if (name.includes('+') || NOT_A_PACKAGE.test(name)) {
    const message = `packages: ${name} is nothing the Buildroot engine can add: it is no package for the target, or the board's configuration chooses it.`;
    return [problem('PACKAGE_NOT_ADDABLE', path, message, { between: [name, 'buildroot'], fixes: [drop] })];
  }
  const by = present.get(symbolOf(name));
  if (by === undefined) return [];
  const message = `packages: ${name} is in the image already (${by}).`;
  return [remark('PACKAGE_ALREADY_THERE', 'info', path, message, { between: [name], fixes: [drop] })];
}

/** Symbols of units and of the person's packages, each once with its first reason; packages as a person knows them. */
export function resolvePackages(
  { spec, board }: BuildrootScene,
  units: readonly BuildrootUnit[],
  system: readonly ResolvedSymbol[],
): Part<PackagesPart> {
  const present = new Map<string, string>();
  for (const { name, because } of system) present.set(name, because);
  const symbols: ResolvedSymbol[] = [];
  for (const { unit, recipe, because } of units) {
    for (const symbol of symbolsFor(recipe, board.arch)) {
      if (present.has(symbol.name)) continue;
      const why = `${unit.title}, ${because}: ${symbol.because}`;
      present.set(symbol.name, why);
      symbols.push({
        name: symbol.name,
        value: symbol.value,
        because: why,
        unit: unit.id,
        stage: 'packages',
      });
    }
  }
  const issues = spec.packages.flatMap((name, index) => checkExtra(name, index, present));
  const extra = [...new Set(spec.packages.filter((name) => !present.has(symbolOf(name))))].sort();
  const own = extra.map(
    (name): ResolvedSymbol => ({
      name: symbolOf(name),
      value: 'y',
      because: `packages of the spec: ${name}`,
      unit: `packages: ${name}`,
      stage: 'extras',
    }),
  );
  const chosen = [...system, ...symbols].filter(
    ({ name, value }) => name.startsWith(PREFIX) && value === 'y' && !/_CONFIG_|_HOST_/.test(name),
  );
  return {
    value: {
      symbols: [...symbols, ...own],
      packages: [
        { name: 'linux', layer: 'kernel', because: 'the kernel of the board' },
        ...chosen.map(
          ({ name, because, stage }): ResolvedPackage => ({
            name: packageOf(name),
            layer: stage === 'packages' ? 'unit' : 'base',
            because,
          }),
        ),
        ...extra.map((name): ResolvedPackage => ({ name, layer: 'extra', because: 'packages of the spec' })),
      ],
    },
    issues,
  };
}
