import type { StageCache } from '@boardwright/engines/plan';
import type { MountSettings } from 'dockerode';
import { cacheVolume } from './cache-volume.ts';
import type { DockerEngine } from './docker-engine.ts';
import { statusOf } from './docker-error.ts';
import { INSTANCE_LABEL, ownerLabels } from './docker-labels.ts';
import { removeContainer, removeVolume } from './docker-remove.ts';
import type { Owner } from './types.ts';

/** Directories inside a state volume: overlayfs wants upper and work on one file system. */
export const STATE_DIRECTORIES = ['upper', 'work', 'empty'] as const;

/** Suffix of the container that keeps a tmpfs volume mounted between its users. */
const HOLDER_SUFFIX = '-hold';

export function holderName(volume: string): string {
  return `${volume}${HOLDER_SUFFIX}`;
}

export function mountOf(volume: string, target: string, readOnly: boolean): MountSettings {
  return {
    Type: 'volume',
    Source: volume,
    Target: target,
    ReadOnly: readOnly,
    VolumeOptions: { NoCopy: true, Labels: {}, DriverConfig: { Name: 'local', Options: {} } },
  };
}

/** Makes a plain volume, or a tmpfs of limited size when the engine is set up so. */
export async function createScratchVolume(engine: DockerEngine, owner: Owner, name: string): Promise<void> {
  const size = engine.scratchTmpfsMiB;
  await engine.docker.createVolume({
    Name: name,
    Driver: 'local',
    Labels: ownerLabels(engine.instance, owner),
    ...(size === undefined ? {} : { DriverOpts: { type: 'tmpfs', device: 'tmpfs', o: `size=${size}m` } }),
  });
}

/** @returns directory of a volume on the engine's host */
export async function mountpointOf(engine: DockerEngine, name: string): Promise<string> {
  return (await engine.docker.getVolume(name).inspect()).Mountpoint;
}

/**
 * Makes the overlay a stage sees as `/work/rootfs`.
 *
 * @param layers - state volumes, oldest first, at least one of them or `own`
 * @param own - state volume that takes the writes; undefined: the overlay cannot be written
 */
export async function createRootfsVolume(
  engine: DockerEngine,
  owner: Owner,
  name: string,
  layers: readonly string[],
  own: string | undefined,
): Promise<void> {
  const points = await Promise.all(layers.map((layer) => mountpointOf(engine, layer)));
  const lower = points.map((point) => `${point}/upper`).reverse();
  const ownPoint = own === undefined ? undefined : await mountpointOf(engine, own);
  // overlayfs wants a lower directory even for the first layer, and two of them when nothing is writable.
  const floor = ownPoint ?? points[0];
  const lowerdir = [...lower, ...(lower.length < 2 ? [`${floor}/empty`] : [])].join(':');
  const writable = ownPoint === undefined ? '' : `,upperdir=${ownPoint}/upper,workdir=${ownPoint}/work`;
  await engine.docker.createVolume({
    Name: name,
    Driver: 'local',
    Labels: ownerLabels(engine.instance, owner),
    DriverOpts: { type: 'overlay', device: 'overlay', o: `lowerdir=${lowerdir}${writable}` },
  });
}

/**
 * Makes the volumes of caches, shared by all builds of the instance.
 *
 * @returns volume by the path a stage sees it at
 */
export async function ensureCaches(
  engine: DockerEngine,
  caches: readonly StageCache[],
): Promise<Readonly<Record<string, string>>> {
  const volumes: Record<string, string> = {};
  for (const { name, path } of caches) {
    const volume = cacheVolume(engine.instance, name);
    await engine.docker.createVolume({ Name: volume, Labels: { [INSTANCE_LABEL]: engine.instance } });
    volumes[path] = volume;
  }
  return volumes;
}

export async function haveVolumes(engine: DockerEngine, names: readonly string[]): Promise<boolean> {
  for (const name of names) {
    try {
      await engine.docker.getVolume(name).inspect();
    } catch (thrown) {
      if (statusOf(thrown) === 404) return false;
      throw thrown;
    }
  }
  return true;
}

export async function removeVolumes(engine: DockerEngine, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (engine.scratchTmpfsMiB !== undefined) {
      await removeContainer(engine.docker, holderName(name));
    }
    await removeVolume(engine.docker, name);
  }
}
