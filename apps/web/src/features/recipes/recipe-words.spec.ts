import { describe, expect, it } from 'vitest';
import { comparedVersions, mendNote, olderImagesWords, recipeMarks, savedWords } from './recipe-words.ts';

const current = { number: 5 } as never;

describe('recipe words', () => {
  it('say that images are older than the recipe', () => {
    expect(olderImagesWords({ imagesAreOlder: true, newestImageVersion: 3, current })).toBe(
      'The images are older than the recipe: the newest image is of version 3, the recipe is at 5.',
    );
    expect(olderImagesWords({ imagesAreOlder: false, newestImageVersion: 5, current })).toBeNull();
    expect(olderImagesWords({ imagesAreOlder: false, newestImageVersion: null, current })).toBeNull();
  });

  it('mark a row of the list by what is wrong with it', () => {
    const fine = { imagesAreOlder: false, newestImageVersion: 2 };
    expect(recipeMarks({ ...fine, lint: { errors: 0, warnings: 0 } })).toEqual([]);
    expect(recipeMarks({ ...fine, lint: { errors: 2, warnings: 1 } })).toEqual([
      { state: 'failed', label: "Can't be built: 2 problems" },
    ]);
    expect(
      recipeMarks({ imagesAreOlder: true, newestImageVersion: 2, lint: { errors: 0, warnings: 1 } }),
    ).toEqual([
      { state: 'attention', label: 'One warning' },
      { state: 'attention', label: 'Images are of version 2' },
    ]);
  });

  it('say what saving did', () => {
    expect(savedWords('saved', 4)).toBe('Saved as version 4.');
    expect(savedWords('unchanged', 3)).toBe('Nothing changed since version 3.');
  });

  it('keep the note of a mended version short enough to be stored', () => {
    expect(mendNote(['Use forky', 'Remove x'])).toBe('Mended: Use forky, Remove x');
    expect(mendNote(Array.from({ length: 90 }, () => 'Use forky')).length).toBeLessThanOrEqual(300);
  });
});

describe('the versions to compare', () => {
  it.each([
    [{ from: null, to: null }, 5, { from: 4, to: 5 }],
    [{ from: null, to: null }, 1, { from: 1, to: 1 }],
    [{ from: null, to: 3 }, 5, { from: 2, to: 3 }],
    [{ from: 1, to: null }, 5, { from: 1, to: 5 }],
    [{ from: 5, to: 2 }, 5, { from: 5, to: 2 }],
  ])('%j of %i are %j', (wanted, newest, expected) => {
    expect(comparedVersions(wanted, newest)).toEqual(expected);
  });
});
