import { KAS_FILE } from '@boardwright/engines/yocto/render-kas';
import { describe, expect, it } from 'vitest';
import { allowedCombinations, pairsOf } from '../../verify/combinations.ts';
import { groupsOf } from '../../verify/yocto/groups.ts';

const BOARD = 'beaglebone-black';
const all = allowedCombinations(BOARD, { kind: 'yocto', release: 'scarthgap' });

function choices(
  combinations: readonly { readonly names: readonly string[] }[],
  pairs: boolean,
): Set<string> {
  return new Set(
    combinations.flatMap(({ names }) => (pairs ? pairsOf(names) : names.map((name, i) => `${i}=${name}`))),
  );
}

describe('groups of images that BitBake reads at once', () => {
  it('have every choice, with few parses', () => {
    const { allowed, groups } = groupsOf(BOARD, 'scarthgap', false);
    const images = groups.flatMap((group) => group.images);
    expect(allowed).toBe(all.length);
    expect(choices(images, false)).toEqual(choices(all, false));
    expect(groups.length).toBeLessThan(4);
  });

  it('have every pair of choices where that is asked for', () => {
    const { groups } = groupsOf(BOARD, 'scarthgap', true);
    expect(
      choices(
        groups.flatMap(({ images }) => images),
        true,
      ),
    ).toEqual(choices(all, true));
  });

  it('share one kas.yml but for its comments, and have a recipe for each image', () => {
    for (const { files, recipes, images } of groupsOf(BOARD, 'scarthgap', false).groups) {
      expect(files.filter(({ path }) => path === KAS_FILE)).toHaveLength(1);
      expect(recipes).toHaveLength(images.length);
      for (const recipe of recipes)
        expect(files.some(({ path }) => path.endsWith(`/${recipe}.bb`))).toBe(true);
    }
  });
});
