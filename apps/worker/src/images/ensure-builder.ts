import { AppError } from '@boardwright/core/app-error';
import type { BuilderImage } from '@boardwright/engines/plan';
import type { BuildSandbox, LineSink } from '../sandbox/types.ts';
import { bootstrapBase } from './bootstrap-base.ts';
import { builderTag } from './builder-tag.ts';
import { packContext } from './pack-context.ts';

interface EnsureOptions {
  readonly sandbox: BuildSandbox;
  readonly root: string;
  readonly mirror: string | undefined;
  readonly onLine: LineSink;
  readonly signal: AbortSignal;
}

/** Images being made in this process, so that builds starting together wait for one another. */
const making = new Map<string, Promise<void>>();

async function ensureBase(builder: BuilderImage, options: EnsureOptions): Promise<void> {
  const { sandbox, onLine, signal } = options;
  const { reference } = builder.base;
  if (await sandbox.haveImage(reference)) return;
  try {
    await onLine('out', `Pulling ${reference}`);
    await sandbox.pullImage(reference, onLine, signal);
  } catch (thrown) {
    if (signal.aborted || !(thrown instanceof AppError) || thrown.code !== 'IMAGE_PULL_FAILED') throw thrown;
    await onLine('out', `${thrown.message}. Making it from the package archive instead.`);
    await bootstrapBase(options.root, builder.base, options.mirror, onLine, signal);
  }
}

async function make(builder: BuilderImage, tag: string, options: EnsureOptions): Promise<void> {
  await ensureBase(builder, options);
  await options.onLine('out', `Building ${tag}`);
  await options.sandbox.buildImage({
    tag,
    dockerfile: builder.dockerfile,
    context: packContext(options.root, [builder.dockerfile, ...builder.context]),
    buildArgs: options.mirror === undefined ? {} : { APT_MIRROR: options.mirror },
    onLine: options.onLine,
    signal: options.signal,
  });
}

/**
 * Makes sure the engine has a builder's image.
 *
 * @param digest - of the builder's recipe
 * @returns its tag
 */
export async function ensureBuilder(
  builder: BuilderImage,
  digest: string,
  options: EnsureOptions,
): Promise<string> {
  const tag = builderTag(builder.name, digest);
  while (!(await options.sandbox.haveImage(tag))) {
    options.signal.throwIfAborted();
    const other = making.get(tag);
    if (other !== undefined) {
      await options.onLine('out', `Waiting for ${tag}, which another build is making`);
      // Its failure is its own; afterwards this build tries for itself.
      await other.catch(() => undefined);
      continue;
    }
    const mine = make(builder, tag, options).finally(() => making.delete(tag));
    making.set(tag, mine);
    await mine;
  }
  return tag;
}
