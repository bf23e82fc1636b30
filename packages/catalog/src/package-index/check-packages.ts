import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { Issue } from '../issue.ts';
import { symbolOf } from '../resolve/buildroot/resolve-packages.ts';
import { fix, problem, remark, removeAt, replaceWith } from '../resolve/draft.ts';
import type { ResolvedImage } from '../resolved-image.ts';
import type { Symbols } from './expression.ts';
import { bringAlong, type KnownPackages, type Lack, lacksOf } from './judge-package.ts';

/** What the index of the image's release knows that matters for one spec. */
export interface PackageFacts {
  /** For example `2026.05.1`. */
  readonly version: string;
  /** What Kconfig made of the board's configuration; undefined when the index was not made for this board. */
  readonly board: Symbols | undefined;
  readonly known: KnownPackages;
  /** The name a person most likely meant. */
  readonly nearest: (name: string) => string | undefined;
}

function unknown(name: string, index: number, facts: PackageFacts): Issue {
  const path = `/packages/${index}`;
  const meant = facts.nearest(name);
  const message = `packages: Buildroot ${facts.version} has no package ${name} that can be chosen.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
  const fixes = [
    ...(meant === undefined ? [] : [fix(`Use ${meant}`, replaceWith(path, meant))]),
    fix(`Remove ${name}`, removeAt(path)),
  ];
  return problem('PACKAGE_UNKNOWN', path, message, { between: [name, facts.version], fixes });
}

function lacking(name: string, index: number, lack: Lack, { board }: ResolvedImage): Issue {
  const path = `/packages/${index}`;
  const drop = fix(`Remove ${name}`, removeAt(path));
  if (lack.kind === 'board') {
    const message = `packages: ${name} can't be built for ${board.title} (${board.arch}): it needs ${lack.words}.`;
    return problem('PACKAGE_NOT_FOR_BOARD', path, message, { between: [name, board.id], fixes: [drop] });
  }
  if (lack.choose !== undefined) {
    const add = fix(`Add ${lack.choose}`, { op: 'add', path: '/packages/-', value: lack.choose });
    const message = `packages: ${name} needs ${lack.words}, which is not chosen.`;
    return problem('PACKAGE_NEEDS_PACKAGE', path, message, {
      between: [name, lack.choose],
      fixes: [add, drop],
    });
  }
  const message = `packages: ${name} needs ${lack.words}. Whether what is chosen has that, Buildroot's configuration check says at the start of the build.`;
  return remark('PACKAGE_NEED_UNCLEAR', 'warning', path, message, { between: [name], fixes: [drop] });
}

/**
 * Holds the person's own packages against the index of the release, so that what Buildroot would drop is told before a build.
 *
 * @param image - resolved for the Buildroot engine
 * @returns errors where the build can't succeed, warnings where only Buildroot can tell
 */
export function checkPackages(spec: ImageSpec, image: ResolvedImage, facts: PackageFacts): Issue[] {
  const own = (image.buildroot?.symbols ?? []).filter(({ value }) => value !== 'n');
  const chosen = bringAlong([...own.map(({ name }) => name), ...spec.packages.map(symbolOf)], facts.known);
  return spec.packages.flatMap((name, index) => {
    const entry = facts.known.get(symbolOf(name));
    if (entry === undefined) return [unknown(name, index, facts)];
    if (facts.board === undefined) return [];
    return lacksOf(entry, facts.board, chosen, facts.known).map((lack) => lacking(name, index, lack, image));
  });
}
