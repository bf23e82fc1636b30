import { Readable } from 'node:stream';
import type { RenderedFile, StageUser } from '@boardwright/engines/plan';
import type { Container } from 'dockerode';
import { pack } from 'tar-stream';
import type { DockerEngine } from './docker-engine.ts';
import { ownerLabels, resourceName } from './docker-labels.ts';
import { removeContainer } from './docker-remove.ts';
import { holderName, mountOf, STATE_DIRECTORIES } from './docker-volumes.ts';
import type { StageRun } from './types.ts';

function parentsOf(path: string): string[] {
  const words = path.split('/').slice(0, -1);
  return words.map((_word, index) => words.slice(0, index + 1).join('/'));
}

/** Tar of the rendered files with their directories; same bytes for same files. */
export function tarOf(files: readonly RenderedFile[]): Readable {
  const archive = pack();
  const mtime = new Date(0);
  const directories = new Set(files.flatMap((file) => parentsOf(file.path)));
  for (const name of [...directories].sort()) archive.entry({ name, type: 'directory', mode: 0o755, mtime });
  for (const file of files) archive.entry({ name: file.path, mode: file.mode ?? 0o644, mtime }, file.content);
  archive.finalize();
  return Readable.from(archive);
}

function directoriesTar(names: readonly string[], user: StageUser | undefined): Readable {
  const archive = pack();
  for (const name of names)
    archive.entry({ name, type: 'directory', mode: 0o755, mtime: new Date(0), ...user });
  archive.finalize();
  return Readable.from(archive);
}

/** Volumes a stage's files go to before it runs; undefined: not needed. */
export interface FillTargets {
  readonly inVolume: string | undefined;
  readonly stateVolume: string | undefined;
  readonly outVolume: string;
  /** By the path they are seen at. */
  readonly cacheVolumes: Readonly<Record<string, string>>;
}

/** Mounts whose top directory must belong to the stage's user; a new volume is root's. */
function ownedMounts(run: StageRun, targets: FillTargets): Readonly<Record<string, string>> {
  return run.user === undefined ? {} : { '/out': targets.outVolume, ...targets.cacheVolumes };
}

async function createFiller(engine: DockerEngine, run: StageRun, targets: FillTargets): Promise<Container> {
  const holds = engine.scratchTmpfsMiB !== undefined;
  const owned = ownedMounts(run, targets);
  const mounts = [
    ...(targets.inVolume === undefined ? [] : [mountOf(targets.inVolume, '/in', false)]),
    ...(targets.stateVolume === undefined ? [] : [mountOf(targets.stateVolume, '/state', false)]),
    // A tmpfs lives only while somebody mounts it, so in that set-up the filler stays to hold them all.
    ...(holds && owned['/out'] === undefined ? [mountOf(targets.outVolume, '/out', false)] : []),
    ...Object.entries(owned).map(([path, volume]) => mountOf(volume, path, false)),
  ];
  return engine.docker.createContainer({
    name: holds ? holderName(targets.outVolume) : resourceName(engine.instance, run.owner, 'fill'),
    Image: run.image,
    Cmd: holds ? ['sleep', 'infinity'] : ['true'],
    Labels: ownerLabels(engine.instance, run.owner),
    HostConfig: {
      NetworkMode: 'none',
      // Owners of mount points are set from the root directory, which the engine refuses when that is read-only.
      ReadonlyRootfs: run.user === undefined,
      CapDrop: ['ALL'],
      Mounts: mounts,
      Init: true,
    },
  });
}

/** Puts the rendered files and the overlay's directories into their volumes through a container that never starts. */
export async function fillVolumes(engine: DockerEngine, run: StageRun, targets: FillTargets): Promise<void> {
  const holds = engine.scratchTmpfsMiB !== undefined;
  const owned = Object.keys(ownedMounts(run, targets)).map((path) => path.slice(1));
  if (targets.inVolume === undefined && targets.stateVolume === undefined && !holds && owned.length === 0)
    return;
  const filler = await createFiller(engine, run, targets);
  try {
    if (holds) await filler.start();
    if (targets.inVolume !== undefined) await filler.putArchive(tarOf(run.files), { path: '/in' });
    if (targets.stateVolume !== undefined) {
      await filler.putArchive(directoriesTar(STATE_DIRECTORIES, run.user), { path: '/state' });
    }
    if (owned.length > 0) await filler.putArchive(directoriesTar(owned, run.user), { path: '/' });
  } finally {
    if (!holds) await removeContainer(engine.docker, filler.id);
  }
}
