import type { YoctoRelease } from '@boardwright/catalog/yocto-board';
import type { RenderedFile } from '@boardwright/engines/plan';
import { render } from '@boardwright/engines/yocto/render';
import { KAS_FILE } from '@boardwright/engines/yocto/render-kas';
import { type Combination, combinationsOf } from '../combinations.ts';

/** Images whose recipes BitBake can read in one parse: the same layers and the same local.conf. */
export interface Group {
  /** Of repositories below a mirror. */
  readonly repos: readonly string[];
  /** The trees of all images of the group in one: each has its own recipe. */
  readonly files: readonly RenderedFile[];
  /** BitBake's targets. */
  readonly recipes: readonly string[];
  readonly images: readonly Combination[];
}

export interface Groups {
  /** How many combinations the resolver allows. */
  readonly allowed: number;
  /** How many there are when every pair of choices occurs once. */
  readonly pairwise: number;
  readonly groups: readonly Group[];
}

/** What one parse depends on: everything in the kas file but the target and the comments over it. */
function parseKey(files: readonly RenderedFile[]): string {
  const kas = files.find(({ path }) => path === KAS_FILE)?.content ?? '';
  return kas
    .split('\n')
    .filter((line) => !/^(?:#|target:)/.test(line))
    .join('\n');
}

/** Each image gets a name of its own, so that all recipes can lie in one layer. */
function rendered(images: readonly Combination[]): Group[] {
  const groups = new Map<string, { files: Map<string, RenderedFile>; group: Group }>();
  for (const [index, one] of images.entries()) {
    const image = { ...one.image, name: `verify-${index}` };
    const files = render(image);
    const key = parseKey(files);
    const known = groups.get(key);
    const all = known?.files ?? new Map<string, RenderedFile>();
    for (const file of files) if (!all.has(file.path)) all.set(file.path, file);
    const before = known?.group;
    groups.set(key, {
      files: all,
      group: {
        repos: image.yocto?.repos.map(({ id }) => id) ?? [],
        files: [...all.values()],
        recipes: [...(before?.recipes ?? []), `${image.name}-image`],
        images: [...(before?.images ?? []), one],
      },
    });
  }
  return [...groups.values()].map(({ group }) => group);
}

/** Greedy: as few groups as have every value of every choice at least once. */
function coverValues(groups: readonly Group[]): Group[] {
  const values = groups.map(({ images }) =>
    images.flatMap(({ names }) => names.map((name, factor) => `${factor}=${name}`)),
  );
  const open = new Set(values.flat());
  const chosen: Group[] = [];
  while (open.size > 0) {
    const gains = values.map((own) => new Set(own.filter((value) => open.has(value))).size);
    const best = gains.indexOf(Math.max(...gains));
    const group = groups[best];
    if (group === undefined) break;
    chosen.push(group);
    for (const value of values[best] ?? []) open.delete(value);
  }
  return chosen;
}

/**
 * The images to check of one board and release, by parse.
 *
 * @param everyPair - all groups, so that every pair of choices is checked; else enough for every single choice
 */
export function groupsOf(board: string, release: YoctoRelease, everyPair: boolean): Groups {
  const { allowed, chosen } = combinationsOf(board, { kind: 'yocto', release });
  const groups = rendered(chosen);
  return { allowed, pairwise: chosen.length, groups: everyPair ? groups : coverValues(groups) };
}
