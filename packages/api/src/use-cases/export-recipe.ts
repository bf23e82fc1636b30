import type { ApiDeps } from '../deps.ts';
import { attachment } from '../http/content-disposition.ts';
import { specText } from '../recipes/spec-text.ts';
import { requireRecipe, requireVersion } from './get-recipe.ts';

/** Names and notes are one line each, but those of accounts are not ours. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/**
 * A version as YAML that reads back as the same spec; a comment at the head says what it is.
 *
 * @throws AppError NOT_FOUND
 */
export async function exportRecipe(
  deps: ApiDeps,
  teamId: string,
  id: string,
  number: number | undefined,
): Promise<Response> {
  const recipe = await requireRecipe(deps, teamId, id);
  const version = await requireVersion(deps, teamId, recipe, number ?? recipe.currentVersion);
  const day = version.createdAt.toISOString().slice(0, 10);
  const about = `Version ${version.number}, saved on ${day} by ${version.createdByName}`;
  const head = [`Recipe: ${recipe.name}`, about, ...(version.note === '' ? [] : [version.note])];
  const text = `${head.map((line) => `# ${oneLine(line)}\n`).join('')}${specText(version.spec)}`;
  return new Response(text, {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': attachment(`${recipe.name.replaceAll(/\s+/g, '-')}-v${version.number}.yaml`),
      'cache-control': 'no-store',
    },
  });
}
