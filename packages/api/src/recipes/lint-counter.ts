import type { RecipeRow } from '@boardwright/db/recipe-repository';
import { readVersionSpecs } from '@boardwright/db/recipe-version-repository';
import type { ApiDeps } from '../deps.ts';
import type { LintCounts } from '../schemas/recipe.ts';
import { understandSpec } from '../use-cases/understand-spec.ts';

/** Enough for every recipe somebody pages through; the oldest goes first. */
const MOST_REMEMBERED = 2_000;

/** The recipes with what the catalog finds in their current versions, in the same order. */
export type CountLint = (
  db: ApiDeps['db'],
  teamId: string,
  recipes: readonly RecipeRow[],
) => Promise<readonly (RecipeRow & { readonly lint: LintCounts })[]>;

function countsOf(spec: unknown): LintCounts {
  const { issues } = understandSpec({ spec });
  const of = (wanted: string): number => issues.filter(({ severity }) => severity === wanted).length;
  return { errors: of('error'), warnings: of('warning') };
}

/**
 * Counts what is wrong with many recipes by at most one query. Equal specs are read once while the server runs: its
 * catalog stays the same. The package index is left out, since a list would ask it once per recipe.
 */
export function createLintCounter(): CountLint {
  const known = new Map<string, LintCounts>();
  const remember = (specHash: string, counts: LintCounts): LintCounts => {
    known.set(specHash, counts);
    const [oldest] = known.keys();
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
    return counts;
  };
  return async (db, teamId, recipes) => {
    // Kept from here on, since another request may make room meanwhile.
    const found = recipes.map((recipe) => ({ recipe, counts: known.get(recipe.current.specHash) }));
    const unread = found.flatMap(({ recipe, counts }) => (counts === undefined ? [recipe.current] : []));
    const specs = await readVersionSpecs(db, teamId, unread);
    return found.map(({ recipe, counts }) => ({
      ...recipe,
      lint: counts ?? remember(recipe.current.specHash, countsOf(specs.get(recipe.id))),
    }));
  };
}
