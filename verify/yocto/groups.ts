import type { YoctoRelease } from '@boardwright/catalog/yocto-board';
import type { RenderedFile } from '@boardwright/engines/plan';
import { render } from '@boardwright/engines/yocto/render';
import { renderKas } from '@boardwright/engines/yocto/render-kas';
import { yoctoImage } from '@boardwright/engines/yocto/resolved';
import { allowedCombinations, type Combination, coverPairs, pairsOf } from '../combinations.ts';

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
  readonly groups: readonly Group[];
}

/** What one parse depends on: everything in the kas file but the target and comments. */
function parseKey({ image }: Combination): string {
  const [kas] = renderKas(yoctoImage(image));
  return (kas?.content ?? '')
    .split('\n')
    .filter((line) => !/^(?:\s*#|target:)/.test(line))
    .join('\n');
}

function byParse(all: readonly Combination[]): (readonly Combination[])[] {
  const parses = new Map<string, Combination[]>();
  for (const one of all) {
    const key = parseKey(one);
    const same = parses.get(key);
    if (same === undefined) parses.set(key, [one]);
    else same.push(one);
  }
  return [...parses.values()];
}

function valuesOf(names: readonly string[]): string[] {
  return names.map((name, factor) => `${factor}=${name}`);
}

/** Greedy: as few parses as have every choice, or every pair of choices, that is allowed anywhere. */
function coverWithParses(
  parses: readonly (readonly Combination[])[],
  choicesOf: (names: readonly string[]) => string[],
): (readonly Combination[])[] {
  const choices = parses.map((images) => new Set(images.flatMap(({ names }) => choicesOf(names))));
  const open = new Set(choices.flatMap((own) => [...own]));
  const chosen: (readonly Combination[])[] = [];
  while (open.size > 0) {
    const gains = choices.map((own) => [...own].filter((choice) => open.has(choice)).length);
    const best = gains.indexOf(Math.max(...gains));
    const images = parses[best];
    if (images === undefined) break;
    chosen.push(images);
    for (const choice of choices[best] ?? []) open.delete(choice);
  }
  return chosen;
}

function groupOf(images: readonly Combination[], first: number): Group {
  // Each image gets a name of its own, so that all recipes can lie in one layer.
  const named = images.map(({ image }, index) => ({ ...image, name: `verify-${first + index}` }));
  const files = new Map(named.flatMap((image) => render(image).map((file) => [file.path, file] as const)));
  return {
    repos: named[0]?.yocto?.repos.map(({ id }) => id) ?? [],
    files: [...files.values()],
    recipes: named.map(({ name }) => `${name}-image`),
    images,
  };
}

/**
 * The images to check of one board and release, by parse. In the parses that are chosen, every pair of choices that they can have
 * occurs in an image.
 *
 * @param everyPair - parses enough for every pair of choices; else for every single choice
 */
export function groupsOf(board: string, release: YoctoRelease, everyPair: boolean): Groups {
  const all = allowedCombinations(board, { kind: 'yocto', release });
  const parses = coverWithParses(byParse(all), everyPair ? pairsOf : valuesOf);
  const images = byParse(coverPairs(parses.flat()));
  let count = 0;
  const groups = images.map((own) => {
    count += own.length;
    return groupOf(own, count - own.length);
  });
  return { allowed: all.length, groups };
}
