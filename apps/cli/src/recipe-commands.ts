import type { Command } from 'commander';
import type { CliContext } from './cli-context.ts';
import { RECIPES_HELP } from './help-texts.ts';

type Run = (work: (context: CliContext) => Promise<number>) => Promise<void>;

/** `boardwright recipes ...` */
export function addRecipeCommands(program: Command, run: Run): void {
  const recipes = program
    .command('recipes')
    .summary("list, export, import and save the team's recipes")
    .description('Work with the specs the team keeps, version by version.');
  recipes
    .command('list', { isDefault: true })
    .summary('list the recipes, the one changed last first')
    .option('--archived', 'only what is put away')
    .option('--json', 'print the list as JSON on stdout')
    .action((options: { archived?: true; json?: true }) =>
      run(async (context) => (await import('./commands/recipes.ts')).listRecipesCommand(context, options)),
    );
  recipes
    .command('export')
    .summary('print a recipe as YAML')
    .argument('<RECIPE>', 'name or id')
    .option('--recipe-version <N>', 'an older version')
    .option('--out <FILE>', 'write to this file')
    .addHelpText('after', RECIPES_HELP)
    .action((recipe: string, options: { recipeVersion?: string; out?: string }) =>
      run(async (context) =>
        (await import('./commands/recipes.ts')).exportRecipeCommand(context, recipe, options),
      ),
    );
  recipes
    .command('import')
    .summary('keep a spec as a new recipe')
    .argument('<SPEC>', 'file with an image spec (YAML or JSON), or - for standard input')
    .option('--name <NAME>', 'name (default: the one it was exported with, or that of the spec)')
    .option('--note <TEXT>', 'what this version is about')
    .option('--json', 'print the recipe as JSON on stdout')
    .addHelpText('after', RECIPES_HELP)
    .action((spec: string, options: { name?: string; note?: string; json?: true }) =>
      run(async (context) =>
        (await import('./commands/recipes.ts')).importRecipeCommand(context, spec, options),
      ),
    );
  recipes
    .command('save')
    .summary('save a spec as the next version of a recipe')
    .argument('<RECIPE>', 'name or id')
    .argument('<SPEC>', 'file with an image spec (YAML or JSON), or - for standard input')
    .option('--note <TEXT>', 'what is new')
    .option('--expect <N>', 'refuse when the recipe is not at this version any more')
    .option('--json', 'print the recipe as JSON on stdout')
    .addHelpText('after', RECIPES_HELP)
    .action((recipe: string, spec: string, options: { note?: string; expect?: string; json?: true }) =>
      run(async (context) =>
        (await import('./commands/recipes.ts')).saveRecipeCommand(context, recipe, spec, options),
      ),
    );
  for (const command of recipes.commands) command.exitOverride();
}
