import type { Readable } from 'node:stream';
import { AppError } from '@boardwright/core/app-error';
import { extract } from 'tar-stream';
import type { DockerEngine } from './docker-engine.ts';
import { statusOf } from './docker-error.ts';
import { ownerLabels } from './docker-labels.ts';
import { removeContainer } from './docker-remove.ts';
import { mountOf } from './docker-volumes.ts';
import type { Owner, StageFile } from './types.ts';

interface FileSource {
  readonly owner: Owner;
  readonly image: string;
  readonly volume: string;
  readonly path: string;
}

/** Passes the first entry of a tar stream on; anything but a regular file is refused. */
async function useFirstEntry<T>(
  tar: Readable,
  path: string,
  use: (file: StageFile) => Promise<T>,
): Promise<T> {
  const entries = extract();
  tar.once('error', (thrown) => entries.destroy(thrown));
  // An engine that dies in the middle closes the connection without an error.
  tar.once('close', () => {
    if (!tar.readableEnded) entries.destroy(new Error('socket hang up'));
  });
  tar.pipe(entries);
  try {
    for await (const entry of entries) {
      if (entry.header.type !== 'file') {
        throw new AppError('BUILD_RECIPE_FAILED', `${path} is a ${entry.header.type}, not a regular file`);
      }
      // tar-stream's own stream type lacks the newest Readable helpers; at run time it is one.
      const content = entry as unknown as Readable;
      const result = await use({ sizeBytes: entry.header.size ?? 0, content });
      return result;
    }
    throw new AppError('SANDBOX_LOST', `The engine sent no content for ${path}`);
  } finally {
    tar.destroy();
  }
}

/** Streams one file out of a volume through a container that never starts; nothing is copied on the way. */
export async function readVolumeFile<T>(
  engine: DockerEngine,
  source: FileSource,
  use: (file: StageFile) => Promise<T>,
): Promise<T | undefined> {
  const reader = await engine.docker.createContainer({
    Image: source.image,
    Cmd: ['true'],
    Labels: ownerLabels(engine.instance, source.owner),
    HostConfig: {
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      Mounts: [mountOf(source.volume, '/out', true)],
    },
  });
  try {
    const tar = (await reader.getArchive({ path: `/out/${source.path}` })) as Readable;
    return await useFirstEntry(tar, source.path, use);
  } catch (thrown) {
    if (statusOf(thrown) === 404) return undefined;
    throw thrown;
  } finally {
    await removeContainer(engine.docker, reader.id).catch(() => undefined);
  }
}
