import type {
  NewRecipe,
  NewVersion,
  RecipeChanges,
  RecipeDetail,
  RecipeLint,
  RecipeList,
  RecipeVersionDetail,
  RestoreVersion,
  SaveResult,
  VersionList,
} from '../schemas/recipe.ts';
import type { RecipeDiff } from '../schemas/recipe-diff.ts';
import type { Transport } from './transport.ts';

/** Left out, a note is empty. */
type Noted<Body extends { readonly note: string }> = Omit<Body, 'note'> & {
  readonly note?: string | undefined;
};

/** Filters of the recipes list. */
export interface RecipesQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly q?: string | undefined;
  readonly archived?: 'true' | 'false' | undefined;
}

/** Recipes and their versions. */
export interface RecipesClient {
  readonly listRecipes: (query?: RecipesQuery, signal?: AbortSignal) => Promise<RecipeList>;
  /** Also imports the text of an exported recipe. */
  readonly createRecipe: (recipe: Noted<NewRecipe>) => Promise<RecipeDetail>;
  readonly getRecipe: (id: string, signal?: AbortSignal) => Promise<RecipeDetail>;
  readonly changeRecipe: (id: string, changes: RecipeChanges) => Promise<RecipeDetail>;
  readonly duplicateRecipe: (id: string, name?: string) => Promise<RecipeDetail>;
  /** The response's body is YAML. */
  readonly exportRecipe: (id: string, version?: number, signal?: AbortSignal) => Promise<Response>;
  readonly lintRecipe: (id: string, signal?: AbortSignal) => Promise<RecipeLint>;
  readonly listRecipeVersions: (
    id: string,
    query?: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
    signal?: AbortSignal,
  ) => Promise<VersionList>;
  readonly getRecipeVersion: (
    id: string,
    number: number,
    signal?: AbortSignal,
  ) => Promise<RecipeVersionDetail>;
  readonly saveRecipeVersion: (id: string, version: Noted<NewVersion>) => Promise<SaveResult>;
  readonly restoreRecipeVersion: (id: string, restore: Noted<RestoreVersion>) => Promise<SaveResult>;
  readonly diffRecipe: (
    id: string,
    query?: { readonly from?: number | undefined; readonly to?: number | undefined },
    signal?: AbortSignal,
  ) => Promise<RecipeDiff>;
}

const id = encodeURIComponent;

/** @returns the operations of recipes over HTTP */
export function createRecipesClient({ json, send }: Transport): RecipesClient {
  return {
    listRecipes: (query = {}, signal) => json('GET', '/recipes', { query: { ...query }, signal }),
    createRecipe: (body) => json('POST', '/recipes', { body }),
    getRecipe: (recipe, signal) => json('GET', `/recipes/${id(recipe)}`, { signal }),
    changeRecipe: (recipe, body) => json('PATCH', `/recipes/${id(recipe)}`, { body }),
    duplicateRecipe: (recipe, name) => json('POST', `/recipes/${id(recipe)}/duplicate`, { body: { name } }),
    exportRecipe: (recipe, version, signal) =>
      send('GET', `/recipes/${id(recipe)}/export`, { query: { version }, signal }),
    lintRecipe: (recipe, signal) => json('GET', `/recipes/${id(recipe)}/lint`, { signal }),
    listRecipeVersions: (recipe, query = {}, signal) =>
      json('GET', `/recipes/${id(recipe)}/versions`, { query: { ...query }, signal }),
    getRecipeVersion: (recipe, number, signal) =>
      json('GET', `/recipes/${id(recipe)}/versions/${id(String(number))}`, { signal }),
    saveRecipeVersion: (recipe, body) => json('POST', `/recipes/${id(recipe)}/versions`, { body }),
    restoreRecipeVersion: (recipe, body) => json('POST', `/recipes/${id(recipe)}/restore`, { body }),
    diffRecipe: (recipe, query = {}, signal) =>
      json('GET', `/recipes/${id(recipe)}/diff`, { query: { ...query }, signal }),
  };
}
