import type { Command } from 'commander';
import type { CliContext } from './cli-context.ts';
import type { ListOptions } from './commands/image-list.ts';
import type { LatestOptions } from './commands/images.ts';
import type { RetentionOptions } from './commands/retention.ts';
import {
  IMAGES_LATEST_HELP,
  IMAGES_LIST_HELP,
  IMAGES_MOVE_HELP,
  IMAGES_RETENTION_HELP,
} from './help-texts.ts';

type Run = (work: (context: CliContext) => Promise<number>) => Promise<void>;

function addFinding(images: Command, run: Run): void {
  images
    .command('list')
    .summary('list images, filtered and sorted')
    .description("List the team's images, filtered and sorted.")
    .option('--board <BOARDS>', 'board ids, comma-separated: one of them')
    .option('--engine <ENGINES>', 'debian, buildroot or yocto')
    .option('--channel <CHANNELS>', 'draft, candidate, released or deprecated')
    .option('--preemption <MODELS>', 'preemption models of the kernel, such as rt')
    .option('--runtime <RUNTIMES>', 'runtimes on the image, such as tflite, or none')
    .option('--accelerator <UNITS>', 'accelerators the image drives, such as hailo8, or none')
    .option('--search <WORDS>', 'words that must all be in name, board, engine or release')
    .option('--max-age-days <N>', 'made in the last N days')
    .option('--min-size-mib <N>', 'unpacked size from this on')
    .option('--max-size-mib <N>', 'unpacked size below this')
    .option('--pinned', 'only pinned images')
    .option('--sort <ORDER>', 'order of the list', 'newest')
    .option('--limit <N>', 'how many at most, or all', '50')
    .option('--json', 'print { total, images } as one JSON document on stdout')
    .addHelpText('after', IMAGES_LIST_HELP)
    .action((options: ListOptions) =>
      run(async (context) => (await import('./commands/image-list.ts')).listImagesCommand(context, options)),
    );
  images
    .command('latest')
    .summary('the image of a board that came last into a channel')
    .description('Find the image of a board that came last into a channel, and download a file of it.')
    .requiredOption('--board <BOARD>', 'board id, such as rpi5')
    .option('--channel <CHANNEL>', 'draft, candidate, released or deprecated', 'released')
    .option('--name <NAME>', 'only images of this name')
    .option('--download <KIND>', 'copy this artifact, such as img.zst, checked against its sha256')
    .option('--out <DIR>', 'directory for it (default: the current one)')
    .option('--json', 'print one JSON document on stdout')
    .addHelpText('after', IMAGES_LATEST_HELP)
    .action((options: LatestOptions) =>
      run(async (context) => (await import('./commands/images.ts')).latestImage(context, options)),
    );
}

function addChanging(images: Command, run: Run): void {
  images
    .command('move')
    .summary('move an image into another channel')
    .argument('<ID>', 'id of the image')
    .argument('<CHANNEL>', 'draft, candidate, released or deprecated')
    .requiredOption('--reason <TEXT>', 'why, kept with the image')
    .option('--json', 'print the image as one JSON document on stdout')
    .addHelpText('after', IMAGES_MOVE_HELP)
    .action((id: string, channel: string, options: { reason: string; json?: true }) =>
      run(async (context) =>
        (await import('./commands/images.ts')).moveImageCommand(context, id, channel, options),
      ),
    );
  images
    .command('retention')
    .summary('show or set when images go by themselves')
    .description('Show when images go by themselves and what that removes now; with options, set it.')
    .option('--drafts <DAYS>', 'days after which a draft goes, or never')
    .option('--candidates <DAYS>', 'days after which a candidate goes, or never')
    .option('--deprecated <DAYS>', 'days after which a deprecated image goes, or never')
    .option('--keep-last <N>', 'always keep the newest N of each name and board')
    .option('--dry-run', 'set nothing: list what these rules would remove now')
    .option('--json', 'print { rules, preview } as one JSON document on stdout')
    .addHelpText('after', IMAGES_RETENTION_HELP)
    .action((options: RetentionOptions) =>
      run(async (context) => (await import('./commands/retention.ts')).retention(context, options)),
    );
}

/** `boardwright images ...` */
export function addCatalogCommands(program: Command, run: Run): void {
  const images = program
    .command('images')
    .summary("find and move the team's images, and say how long they stay")
    .description("Find the team's images, move them from channel to channel, and say how long they stay.");
  addFinding(images, run);
  addChanging(images, run);
  for (const command of images.commands) command.exitOverride();
}
