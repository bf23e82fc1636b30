import type { ListedRecipe, RecipeDetail } from '@boardwright/api/schemas/recipe';

/** Why the images are not what the recipe says now. Null when they are, or when there are none. */
export function olderImagesWords(
  recipe: Pick<RecipeDetail, 'imagesAreOlder' | 'newestImageVersion' | 'current'>,
): string | null {
  if (!recipe.imagesAreOlder) return null;
  return `The images are older than the recipe: the newest image is of version ${recipe.newestImageVersion}, the recipe is at ${recipe.current.number}.`;
}

/** `one problem`, `2 problems` */
export function counted(count: number, noun: string): string {
  return count === 1 ? `one ${noun}` : `${count} ${noun}s`;
}

export interface RecipeMark {
  readonly state: 'failed' | 'attention';
  readonly label: string;
}

/** What somebody should know of a recipe before they open it, the worst first. */
export function recipeMarks({
  lint,
  imagesAreOlder,
  newestImageVersion,
}: Pick<ListedRecipe, 'lint' | 'imagesAreOlder' | 'newestImageVersion'>): readonly RecipeMark[] {
  const marks: RecipeMark[] = [];
  if (lint.errors > 0)
    marks.push({ state: 'failed', label: `Can't be built: ${counted(lint.errors, 'problem')}` });
  else if (lint.warnings > 0) {
    const words = lint.warnings === 1 ? 'One warning' : counted(lint.warnings, 'warning');
    marks.push({ state: 'attention', label: words });
  }
  if (imagesAreOlder)
    marks.push({ state: 'attention', label: `Images are of version ${newestImageVersion}` });
  return marks;
}

/** What happened when a version was to be saved. */
export function savedWords(outcome: 'saved' | 'unchanged', number: number): string {
  return outcome === 'saved' ? `Saved as version ${number}.` : `Nothing changed since version ${number}.`;
}

/** The note of a version that mended something. */
export function mendNote(labels: readonly string[]): string {
  const words = `Mended: ${labels.join(', ')}`;
  return words.length <= 300 ? words : `${words.slice(0, 297)}...`;
}

/** The two versions to compare when only some of it is said: what changed last. */
export function comparedVersions(
  wanted: { readonly from: number | null; readonly to: number | null },
  current: number,
): { readonly from: number; readonly to: number } {
  const to = wanted.to ?? current;
  return { from: wanted.from ?? Math.max(1, to - 1), to };
}

export function composeRecipeHref(id: string): string {
  return `/compose?recipe=${encodeURIComponent(id)}`;
}
