import { resolve as resolvePath } from 'node:path';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import { AppError } from '@boardwright/core/app-error';
import { IMAGE_CHANNELS, type ImageChannel } from '@boardwright/core/image-channel';
import { formatBytes } from '@boardwright/core/units';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { type CopiedArtifact, listArtifacts } from '../image-build/result-document.ts';
import { downloadArtifact } from '../server/download-artifact.ts';
import { ask, type ServerAccess } from '../server/server-access.ts';
import { withServer } from '../server/with-server.ts';

export interface LatestOptions {
  readonly board: string;
  readonly channel?: string;
  readonly name?: string;
  /** Kind of an artifact. */
  readonly download?: string;
  readonly out?: string;
  readonly json?: true;
}

function channelOf(asked: string): ImageChannel {
  const channel = IMAGE_CHANNELS.find((one) => one === asked);
  if (channel !== undefined) return channel;
  throw new AppError('BAD_REQUEST', `There is no channel ${asked}. There are: ${IMAGE_CHANNELS.join(', ')}.`);
}

/** What `images latest --json` and `images move --json` print. */
function imageDocument(image: ImageDetail, artifacts: readonly CopiedArtifact[], url: string): string {
  const { id, name, board, engine, release, channel, createdAt, sha256 } = image;
  const facts = { imageId: id, name, board, engine, release, channel, createdAt, sha256 };
  return JSON.stringify({ ...facts, url: `${url}/images/${id}`, artifacts }, null, 2);
}

/** Copies the artifact that was asked for. @throws AppError NOT_FOUND when the image has no such one */
async function copyOne(
  access: ServerAccess,
  image: ImageDetail,
  kind: string,
  directory: string,
): Promise<string> {
  const artifact = image.artifacts.find((one) => one.kind === kind);
  if (artifact === undefined) {
    const kinds = image.artifacts.map((one) => one.kind).join(', ');
    throw new AppError('NOT_FOUND', `Image ${image.id} has no artifact ${kind}. It has: ${kinds}.`);
  }
  return downloadArtifact(access, { imageId: image.id, ...artifact }, { directory });
}

/** `boardwright images latest`: the image of a board that came last into a channel. */
export async function latestImage(context: CliContext, options: LatestOptions): Promise<number> {
  const { output } = context;
  const channel = channelOf(options.channel ?? 'released');
  const { board, name, download, out } = options;
  if (out !== undefined && download === undefined)
    throw new AppError('BAD_REQUEST', '--out is where --download writes: name what to download.');
  return withServer(
    context,
    async ({ access, url }) => {
      const image = await ask(access, (client, signal) =>
        client.getLatestImage(board, { channel, name }, signal),
      );
      const path =
        download === undefined ? undefined : await copyOne(access, image, download, resolvePath(out ?? '.'));
      const paths = path === undefined || download === undefined ? {} : { [download]: path };
      if (options.json === true) output.result(imageDocument(image, listArtifacts(image, paths), url));
      else if (path === undefined) output.result(image.id);
      else output.result(path);
      output.line(
        `${output.strong(image.name)}  ${image.board}, ${image.engine} ${image.release}, ${image.channel}, ${formatBytes(image.sizeBytes)}: ${url}/images/${image.id}`,
      );
      return ExitCode.done;
    },
    () => false,
  );
}

/** `boardwright images move`: moves an image into another channel. */
export async function moveImageCommand(
  context: CliContext,
  id: string,
  channel: string,
  options: { readonly reason: string; readonly json?: true },
): Promise<number> {
  const to = channelOf(channel);
  return withServer(
    context,
    async ({ access, url }) => {
      const image = await ask(access, (client) => client.moveImage(id, { to, reason: options.reason }));
      if (options.json === true) context.output.result(imageDocument(image, listArtifacts(image), url));
      context.output.line(
        `${context.output.good('Moved')}  ${image.name} is in the channel ${image.channel}.`,
      );
      return ExitCode.done;
    },
    () => false,
  );
}
