import type { ImagesQuery } from '@boardwright/api/client/image-queries';
import type { ImageView } from '@boardwright/api/schemas/image';
import { AppError } from '@boardwright/core/app-error';
import { IMAGE_SORTS, type ImageSort } from '@boardwright/core/image-sort';
import { formatBytes } from '@boardwright/core/units';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { ask, type ServerAccess } from '../server/server-access.ts';
import { withServer } from '../server/with-server.ts';
import { tableLines } from '../terminal/table.ts';

export interface ListOptions {
  readonly board?: string;
  readonly engine?: string;
  readonly channel?: string;
  readonly preemption?: string;
  readonly runtime?: string;
  readonly accelerator?: string;
  readonly search?: string;
  readonly maxAgeDays?: string;
  readonly minSizeMib?: string;
  readonly maxSizeMib?: string;
  readonly pinned?: true;
  readonly sort?: string;
  readonly limit?: string;
  readonly json?: true;
}

/** Most images the server gives at once. */
const PAGE = 200;

function sortOf(asked: string): ImageSort {
  const sort = IMAGE_SORTS.find((one) => one === asked);
  if (sort !== undefined) return sort;
  throw new AppError('BAD_REQUEST', `There is no order ${asked}. There are: ${IMAGE_SORTS.join(', ')}.`);
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new AppError('BAD_REQUEST', `${option} wants a whole number, not ${text}.`);
}

/** @returns infinity for `all` */
function limitOf(text: string): number {
  if (text === 'all') return Number.POSITIVE_INFINITY;
  const limit = wholeNumber('--limit', text) ?? 0;
  if (limit > 0) return limit;
  throw new AppError('BAD_REQUEST', '--limit wants a whole number from 1 on, or all.');
}

/** The filters of the command line as the API's. @throws AppError BAD_REQUEST naming the option */
export function filterOf(options: ListOptions): ImagesQuery {
  const { board, engine, channel, preemption, runtime, accelerator, search } = options;
  return {
    ...{ board, engine, channel, preemption, runtime, accelerator, q: search },
    maxAgeDays: wholeNumber('--max-age-days', options.maxAgeDays),
    minSizeMiB: wholeNumber('--min-size-mib', options.minSizeMib),
    maxSizeMiB: wholeNumber('--max-size-mib', options.maxSizeMib),
    ...(options.pinned === true ? { pinned: 'true' as const } : {}),
  };
}

/** Lines of the list: what a person chooses by, the id first for who copies it. */
export function imageLines(images: readonly ImageView[]): string[] {
  return tableLines(
    images.map((image) => [
      image.id,
      image.name,
      image.board,
      `${image.engine} ${image.release}`,
      image.preemption,
      image.pinnedAt === null ? image.channel : `${image.channel}, pinned`,
      formatBytes(image.sizeBytes),
      image.createdAt.slice(0, 10),
    ]),
  );
}

async function collect(access: ServerAccess, query: ImagesQuery, most: number): Promise<ImageView[]> {
  const images: ImageView[] = [];
  let cursor: string | undefined;
  do {
    const limit = Math.min(PAGE, most - images.length);
    const page = await ask(access, (client, signal) =>
      client.listImages({ ...query, cursor, limit }, signal),
    );
    images.push(...page.images);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && images.length < most);
  return images;
}

/** `boardwright images list` */
export async function listImagesCommand(context: CliContext, options: ListOptions): Promise<number> {
  const { output } = context;
  const filter = filterOf(options);
  const sort = sortOf(options.sort ?? 'newest');
  const most = limitOf(options.limit ?? '50');
  return withServer(
    context,
    async ({ access }) => {
      const { total } = await ask(access, (client, signal) => client.getImageFacets(filter, signal));
      const images = await collect(access, { ...filter, sort }, most);
      if (options.json === true) output.result(JSON.stringify({ total, images }, null, 2));
      else for (const line of imageLines(images)) output.result(line);
      output.line(images.length < total ? `${images.length} of ${total} images` : `${total} images`);
      return ExitCode.done;
    },
    () => false,
  );
}
