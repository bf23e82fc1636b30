import { writeFile } from 'node:fs/promises';
import type { RecipeDetail, RecipeView } from '@boardwright/api/schemas/recipe';
import { AppError } from '@boardwright/core/app-error';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { readSpecText } from '../image-spec/read-spec-text.ts';
import { ask, type ServerAccess } from '../server/server-access.ts';
import { withServer } from '../server/with-server.ts';
import { tableLines } from '../terminal/table.ts';

const RECIPE_ID = /^r[0-9a-z]{19}$/;
const PAGE = 200;

/** @throws AppError BAD_REQUEST naming the option */
function versionOf(option: string, text: string): number {
  if (/^[1-9][0-9]{0,5}$/.test(text)) return Number(text);
  throw new AppError('BAD_REQUEST', `${option} is "${text}": it must be the number of a version, such as 3.`);
}

/** Runs against the server and leaves nothing running that was not. */
function onServer(context: CliContext, work: (access: ServerAccess) => Promise<void>): Promise<number> {
  return withServer(
    context,
    async ({ access }) => {
      await work(access);
      return ExitCode.done;
    },
    () => false,
  );
}

async function allRecipes(
  access: ServerAccess,
  query: { readonly q?: string; readonly archived?: 'true' | 'false' },
): Promise<readonly RecipeView[]> {
  const found: RecipeView[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(access, (client, signal) =>
      client.listRecipes({ ...query, cursor, limit: PAGE }, signal),
    );
    found.push(...page.recipes);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
}

/** @throws AppError NOT_FOUND when neither an id nor a name fits */
async function findRecipe(access: ServerAccess, nameOrId: string): Promise<RecipeView> {
  const named = (await allRecipes(access, { q: nameOrId })).find(
    ({ name }) => name.toLowerCase() === nameOrId.toLowerCase(),
  );
  if (named !== undefined) return named;
  if (RECIPE_ID.test(nameOrId)) return ask(access, (client, signal) => client.getRecipe(nameOrId, signal));
  throw new AppError(
    'NOT_FOUND',
    `Your team has no recipe named ${nameOrId}. List them with: boardwright recipes list`,
  );
}

function printKept(context: CliContext, recipe: RecipeDetail, what: string, json: true | undefined): void {
  if (json === true) context.output.result(JSON.stringify(recipe, null, 2));
  else context.output.result(`${recipe.name}: ${what} (${recipe.id})`);
}

/** `boardwright recipes list` */
export function listRecipesCommand(
  context: CliContext,
  options: { readonly archived?: true; readonly json?: true },
): Promise<number> {
  const { output } = context;
  return onServer(context, async (access) => {
    const recipes = await allRecipes(access, { archived: options.archived === true ? 'true' : 'false' });
    if (options.json === true) {
      output.result(JSON.stringify(recipes, null, 2));
      return;
    }
    const rows = recipes.map(({ id, name, current }) => [
      name,
      `version ${current.number}`,
      current.board,
      current.engine,
      id,
    ]);
    for (const line of tableLines(rows)) output.result(line);
    if (recipes.length === 0) output.line('No recipes.');
  });
}

/** `boardwright recipes export NAME`: YAML on stdout or in a file. */
export function exportRecipeCommand(
  context: CliContext,
  nameOrId: string,
  options: { readonly recipeVersion?: string; readonly out?: string },
): Promise<number> {
  return onServer(context, async (access) => {
    const recipe = await findRecipe(access, nameOrId);
    const version =
      options.recipeVersion === undefined ? undefined : versionOf('--recipe-version', options.recipeVersion);
    const response = await ask(access, (client, signal) => client.exportRecipe(recipe.id, version, signal));
    const text = await response.text();
    if (options.out === undefined) context.output.result(text.trimEnd());
    else await writeFile(options.out, text);
  });
}

/** `boardwright recipes import FILE`: a new recipe. */
export function importRecipeCommand(
  context: CliContext,
  file: string,
  options: { readonly name?: string; readonly note?: string; readonly json?: true },
): Promise<number> {
  return onServer(context, async (access) => {
    const text = await readSpecText(file);
    const { name, note = '' } = options;
    const recipe = await ask(access, (client) => client.createRecipe({ text, name, note }));
    printKept(context, recipe, 'kept as version 1', options.json);
  });
}

/** `boardwright recipes save NAME FILE`: the next version of a recipe. */
export function saveRecipeCommand(
  context: CliContext,
  nameOrId: string,
  file: string,
  options: { readonly note?: string; readonly expect?: string; readonly json?: true },
): Promise<number> {
  return onServer(context, async (access) => {
    const text = await readSpecText(file);
    const recipe = await findRecipe(access, nameOrId);
    const expectedVersion =
      options.expect === undefined ? recipe.current.number : versionOf('--expect', options.expect);
    const { note = '' } = options;
    const saved = await ask(access, (client) =>
      client.saveRecipeVersion(recipe.id, { text, note, expectedVersion }),
    );
    const { number } = saved.recipe.current;
    const what =
      saved.outcome === 'saved' ? `saved as version ${number}` : `unchanged since version ${number}`;
    printKept(context, saved.recipe, what, options.json);
  });
}
