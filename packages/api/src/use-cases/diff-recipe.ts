import type { RecipeVersionDetailRow } from '@boardwright/db/recipe-version-repository';
import type { RenderedFile } from '@boardwright/engines/plan';
import { getEngine } from '@boardwright/engines/registry';
import type { ApiDeps } from '../deps.ts';
import { diffTrees, textChange } from '../recipes/diff-trees.ts';
import { specText } from '../recipes/spec-text.ts';
import type { RecipeDiff } from '../schemas/recipe-diff.ts';
import { toVersionView } from '../views/recipe-view.ts';
import { requireRecipe, requireVersion } from './get-recipe.ts';
import { understandSpec } from './understand-spec.ts';

type Rendered = { readonly files: readonly RenderedFile[] } | { readonly missing: string };

/** What the engine of a version is given with the catalog of today. */
function render({ number, spec }: RecipeVersionDetailRow): Rendered {
  const { image, issues } = understandSpec({ spec });
  if (image !== null) return { files: getEngine(image.engine.kind).render(image) };
  const why = issues.find(({ severity }) => severity === 'error')?.message ?? '';
  return { missing: `Version ${number} can't be rendered with the catalog of today. ${why}`.trim() };
}

/**
 * Compares two versions of a recipe: the specs, and the files their engines are given.
 *
 * @param wanted - left out, `to` is the current version and `from` the one before `to`
 * @throws AppError NOT_FOUND
 */
export async function diffRecipe(
  deps: ApiDeps,
  teamId: string,
  id: string,
  wanted: { readonly from?: number | undefined; readonly to?: number | undefined },
): Promise<RecipeDiff> {
  const recipe = await requireRecipe(deps, teamId, id);
  const toNumber = wanted.to ?? recipe.currentVersion;
  const [from, to] = await Promise.all([
    requireVersion(deps, teamId, recipe, wanted.from ?? Math.max(1, toNumber - 1)),
    requireVersion(deps, teamId, recipe, toNumber),
  ]);
  const texts = { from: specText(from.spec), to: specText(to.spec) };
  const [before, after] = [render(from), render(to)];
  const missing = [before, after].find((side) => 'missing' in side);
  return {
    from: toVersionView(from),
    to: toVersionView(to),
    spec: textChange('spec.yaml', texts, Number.POSITIVE_INFINITY),
    files: 'files' in before && 'files' in after ? diffTrees(before.files, after.files) : null,
    filesMissing: missing !== undefined && 'missing' in missing ? missing.missing : null,
  };
}
