import { Command, Option } from 'commander';
import { addCatalogCommands } from './catalog-commands.ts';
import type { CliContext } from './cli-context.ts';
import type { PruneOptions } from './commands/cache.ts';
import type { QuotaOptions } from './commands/quota.ts';
import type { ScrubOptions } from './commands/store.ts';
import {
  COMPOSE_HELP,
  DIFF_HELP,
  EXIT_CODES_HELP,
  MAIN_HELP,
  PACKAGES_SEARCH_HELP,
  QUOTA_HELP,
  RENDER_HELP,
  RESOLVE_HELP,
  UP_HELP,
} from './help-texts.ts';
import { addRecipeCommands } from './recipe-commands.ts';

/** One command's work; the number is the exit code. */
export type CommandWork = (context: CliContext) => Promise<number>;
type Run = (work: CommandWork) => Promise<void>;

const SPEC_ARGUMENT = 'file with an image spec (YAML or JSON), or - for standard input';

// Commands are loaded when they are run, so that `resolve` and `render` start without the stack's code.
function addImageCommands(program: Command, run: Run): void {
  program
    .command('compose')
    .summary('build an image from a spec')
    .description('Build an image from a spec and wait until it is Ready, that is built and proven.')
    .argument('<SPEC>', SPEC_ARGUMENT)
    .option('--json', 'print one JSON document with the result on stdout')
    .option('--out <DIR>', 'copy the artifacts to this directory, each checked against its sha256')
    .option('--wait', 'wait until the build has ended (the default)', true)
    .option('--no-wait', 'submit the build and return at once')
    .option('--fresh', 'build although a finished image of the same spec exists')
    .addHelpText('after', COMPOSE_HELP)
    .action((spec: string, options: { json?: true; out?: string; wait: boolean; fresh?: true }) =>
      run(async (context) => (await import('./commands/compose.ts')).compose(context, spec, options)),
    );
  program
    .command('resolve')
    .summary('check a spec and show every choice it comes to')
    .description('Check a spec and show every choice it comes to. Needs no service and no network.')
    .argument('<SPEC>', SPEC_ARGUMENT)
    .option('--json', 'print { resolved, issues } on stdout')
    .addHelpText('after', RESOLVE_HELP)
    .action((spec: string, options: { json?: true }) =>
      run(async (context) => (await import('./commands/resolve.ts')).resolveCommand(context, spec, options)),
    );
  program
    .command('render')
    .summary("write the engine's files for a spec")
    .description(
      "Write the engine's whole file tree for a spec, to build without Boardwright. Needs no service and no network.",
    )
    .argument('<SPEC>', SPEC_ARGUMENT)
    .requiredOption('--out <DIR>', 'directory to write; it must be empty or absent')
    .option('--force', 'replace the tree an earlier render wrote there; what builds left stays')
    .addHelpText('after', RENDER_HELP)
    .action((spec: string, options: { out: string; force?: true }) =>
      run(async (context) => (await import('./commands/render.ts')).render(context, spec, options)),
    );
  program
    .command('diff')
    .summary('show what differs from one image to another')
    .description(
      'Compare two finished images: packages, kernel configuration, sizes, files, spec and what the boot tests measured.',
    )
    .argument('<IMAGE_ID>', 'id of the image to start from')
    .argument('<OTHER_ID>', 'id of the image to compare it with')
    .option('--json', 'print the whole comparison as one JSON document on stdout')
    .addHelpText('after', DIFF_HELP)
    .action((id: string, otherId: string, options: { json?: true }) =>
      run(async (context) => (await import('./commands/diff.ts')).diffCommand(context, id, otherId, options)),
    );
}

function addQuotaCommand(program: Command, run: Run): void {
  program
    .command('quota')
    .summary('show or set what the team may use')
    .description('Show what the team may use and what it uses now; with options, set it.')
    .option('--concurrent-builds <N>', 'builds that run at once, or none for no limit')
    .option('--builds-per-day <N>', 'builds started in a day of UTC, or none')
    .option('--storage-gib <N>', "GiB the files of the team's images may take, or none")
    .option('--json', 'print { limits, use, resetsAt } on stdout')
    .addHelpText('after', QUOTA_HELP)
    .action((options: QuotaOptions) =>
      run(async (context) => (await import('./commands/quota.ts')).quota(context, options)),
    );
}

function addPackageCommands(program: Command, run: Run): void {
  const packages = program
    .command('packages')
    .summary("search a Buildroot release's packages")
    .description(
      'Search the packages of a Buildroot release by the names a spec uses for them in `packages`.',
    );
  packages
    .command('search')
    .summary('find packages by parts of name or description')
    .argument('<WORDS...>', 'parts of name or description, all of which must be there')
    .option('--release <RELEASE>', 'release of Buildroot (default: the newest)')
    .option('--board <BOARD>', 'also say what this board lacks of what a package needs')
    .option('--json', 'print { index, packages } on stdout')
    .addHelpText('after', PACKAGES_SEARCH_HELP)
    .action((words: string[], options: { release?: string; board?: string; json?: true }) =>
      run(async (context) =>
        (await import('./commands/packages.ts')).searchPackagesCommand(context, words, options),
      ),
    );
  packages
    .command('index')
    .summary('make the index that is searched, without a build')
    .description(
      'Have a worker fetch a release of Buildroot, unless a build left it in the cache, and read its packages.',
    )
    .option('--release <RELEASE>', 'release of Buildroot (default: the newest)')
    .option('--json', 'print where the index stands as JSON on stdout')
    .addHelpText('after', EXIT_CODES_HELP)
    .action((options: { release?: string; json?: true }) =>
      run(async (context) => (await import('./commands/packages.ts')).indexPackagesCommand(context, options)),
    );
  for (const command of packages.commands) command.exitOverride();
}

function addStackCommands(program: Command, run: Run): void {
  program
    .command('demo')
    .summary('start everything and compose the example image')
    .description(
      'Start everything, compose examples/qemu-x86_64-vibration.yaml through the public API, boot-test the image and leave the app running. Ctrl-C stops what this command started.',
    )
    .option('--stop', 'end after the image is Ready')
    .addHelpText('after', EXIT_CODES_HELP)
    .action((options: { stop?: true }) =>
      run(async (context) => (await import('./commands/demo.ts')).demo(context, options)),
    );
  program
    .command('up')
    .summary('start the stack')
    .description(
      'Start PostgreSQL, Redis, the web app and a worker, and the Docker engine when none runs. What already runs is used as it is.',
    )
    .option(
      '--foreground',
      'stay, show the services ending, and stop everything this command started at Ctrl-C',
    )
    .addHelpText('after', UP_HELP)
    .action((options: { foreground?: true }) =>
      run(async (context) => (await import('./commands/up.ts')).up(context, options)),
    );
  program
    .command('down')
    .summary('stop what `up` started')
    .description(
      'Stop the services of this data directory in reverse order. Nothing that Boardwright did not start is touched; images, builds and settings stay.',
    )
    .action(() => run(async (context) => (await import('./commands/down.ts')).down(context)));
  program
    .command('status')
    .summary('show which services run and where')
    .option('--json', 'print the same as JSON on stdout')
    .action((options: { json?: true }) =>
      run(async (context) => (await import('./commands/status.ts')).status(context, options)),
    );
  program
    .command('logs')
    .summary("show a service's log")
    .argument('[SERVICE]', 'web, worker, keeper, postgres, redis or dockerd', 'worker')
    .option('-f, --follow', 'keep printing what is added')
    .addOption(new Option('-n, --lines <N>', 'how many lines from the end').default('100').argParser(String))
    .action((service: string, options: { follow?: true; lines: string }) =>
      run(async (context) => (await import('./commands/logs.ts')).logs(context, service, options)),
    );
}

function addCareCommands(program: Command, run: Run): void {
  program
    .command('doctor')
    .summary('check this host, and say how to mend what is missing')
    .description(
      'Check everything Boardwright needs on this host. For each thing missing it prints the one command that mends it.',
    )
    .option('--json', 'print the checks as JSON on stdout')
    .addHelpText('after', '\nExit codes: 0 everything needed is there, 3 something needed is missing.')
    .action((options: { json?: true }) =>
      run(async (context) => (await import('./commands/doctor.ts')).doctor(context, options)),
    );
  program
    .command('test')
    .summary('run all tests')
    .description(
      'Run lint, type check, unit, integration and end-to-end tests, with the services they need. The last line is `N passed, N failed`.',
    )
    .option('--only <NAMES>', 'comma-separated: lint, types, unit, integration, e2e')
    .option('--fail-fast', 'stop after the first step that fails')
    .addHelpText(
      'after',
      '\nExit codes: 0 all passed, 1 something failed, 2 bad input, 3 environment not ready, 130 cancelled.',
    )
    .action((options: { only?: string; failFast?: true }) =>
      run(async (context) => (await import('./commands/test.ts')).test(context, options)),
    );
}

function addCacheCommands(program: Command, run: Run): void {
  const cache = program
    .command('cache')
    .summary('show and prune what builds keep on disk')
    .description('Show and prune the finished stages and downloads builds keep on this host.');
  cache
    .command('list', { isDefault: true })
    .summary('list the caches, least recently used first')
    .option('--json', 'print the list as JSON on stdout')
    .action((options: { json?: true }) =>
      run(async (context) => (await import('./commands/cache.ts')).listCache(context, options)),
    );
  cache
    .command('prune')
    .summary('give up least recently used stages until the rest fits')
    .option('--max-mib <N>', 'size the stages may keep, in MiB (default: BOARDWRIGHT_CACHE_MAX_MIB)')
    .option('--downloads', 'also remove downloaded packages, sources and compiled objects')
    .option('--dry-run', 'only list what would go, what is refused now, and which sources the quota takes')
    .option('--json', 'print the list as JSON on stdout')
    .addHelpText(
      'after',
      '\nStages of running builds stay. What is gone is downloaded or built again when it is needed.',
    )
    .action((options: PruneOptions) =>
      run(async (context) => (await import('./commands/cache.ts')).pruneCache(context, options)),
    );
  for (const command of cache.commands) command.exitOverride();
}

function addStoreCommands(program: Command, run: Run): void {
  const store = program
    .command('store')
    .summary('check the files of images')
    .description('Check the files of images where they are kept, in the data directory or in a bucket.');
  store
    .command('scrub')
    .summary('read every file and compare it with its hash')
    .description(
      'Read every file of every image, compare it with its hash, and write down what is damaged or missing. Files no image names are removed when they are older than a day. The worker does the same by itself, a little at a time.',
    )
    .option('--days <N>', 'leave alone what was checked within N days', '0')
    .option('--json', 'print the result as JSON on stdout')
    .addHelpText(
      'after',
      '\nExit codes: 0 all files are good, 1 some are damaged or missing, 3 environment not ready.',
    )
    .action((options: ScrubOptions) =>
      run(async (context) => (await import('./commands/store.ts')).scrubStore(context, options)),
    );
  for (const command of store.commands) command.exitOverride();
}

/** Defines the command line. Throws CommanderError instead of ending the process. */
export function createProgram(run: Run): Command {
  const program = new Command('boardwright')
    .usage('<command> [options]')
    .description('Boardwright composes edge-AI Linux images: one spec, proven images.')
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', MAIN_HELP)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  addStackCommands(program, run);
  addImageCommands(program, run);
  addCatalogCommands(program, run);
  addQuotaCommand(program, run);
  addPackageCommands(program, run);
  addRecipeCommands(program, run);
  addCareCommands(program, run);
  addCacheCommands(program, run);
  addStoreCommands(program, run);
  for (const command of program.commands) command.exitOverride();
  return program;
}
