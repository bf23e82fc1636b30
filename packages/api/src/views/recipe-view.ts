import type { RecipeImageRow } from '@boardwright/db/recipe-image-repository';
import type { RecipeRow } from '@boardwright/db/recipe-repository';
import type { RecipeVersionRow } from '@boardwright/db/recipe-version-repository';
import type {
  LintCounts,
  ListedRecipe,
  OfRecipe,
  RecipeDetail,
  RecipeVersionView,
  RecipeView,
} from '../schemas/recipe.ts';

export function toVersionView(row: RecipeVersionRow): RecipeVersionView {
  return {
    number: row.number,
    note: row.note,
    specHash: row.specHash,
    board: row.board,
    engine: row.engine,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    restoredFrom: row.restoredFrom,
  };
}

export function toRecipeView(row: RecipeRow): RecipeView {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    current: toVersionView(row.current),
  };
}

/** What the newest image of a recipe says of it. */
function imageStateOf(
  row: RecipeRow,
  newest: number | null,
): Pick<RecipeDetail, 'newestImageVersion' | 'imagesAreOlder'> {
  return { newestImageVersion: newest, imagesAreOlder: newest !== null && newest < row.currentVersion };
}

export function toListedRecipe(
  row: RecipeRow,
  newestImageVersion: number | null,
  lint: LintCounts,
): ListedRecipe {
  return { ...toRecipeView(row), ...imageStateOf(row, newestImageVersion), lint };
}

export function toRecipeDetail(
  row: RecipeRow,
  spec: unknown,
  images: readonly RecipeImageRow[],
): RecipeDetail {
  const newest = images.length === 0 ? null : Math.max(...images.map(({ version }) => version));
  return {
    ...toRecipeView(row),
    spec,
    images: images.map(({ id, name, board, channel, createdAt, sizeBytes, version }) => ({
      id,
      name,
      board,
      channel,
      createdAt: createdAt.toISOString(),
      sizeBytes: Number(sizeBytes),
      version,
    })),
    ...imageStateOf(row, newest),
  };
}

interface HasRecipe {
  readonly ofRecipe: {
    readonly number: number;
    readonly recipe: { readonly id: string; readonly name: string };
  } | null;
}

/** The version of a recipe that a build or an image came from. */
export function toOfRecipe({ ofRecipe }: HasRecipe): OfRecipe | null {
  return ofRecipe && { ...ofRecipe.recipe, version: ofRecipe.number };
}
