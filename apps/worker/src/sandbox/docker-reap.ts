import { type DockerEngine, instanceFilter } from './docker-engine.ts';
import { ownerOf } from './docker-labels.ts';
import { removeContainer, removeVolume } from './docker-remove.ts';
import type { Possession } from './types.ts';

/** Lists every container and volume of the instance. */
export async function listPossessions(engine: DockerEngine): Promise<Possession[]> {
  const filter = instanceFilter(engine.instance);
  const containers = await engine.docker.listContainers({ all: true, ...filter });
  const { Volumes: volumes } = await engine.docker.listVolumes(filter);
  return [
    ...containers.map((container) => ({
      kind: 'container' as const,
      name: container.Id,
      owner: ownerOf(container.Labels),
      createdAt: container.Created * 1000,
    })),
    ...(volumes ?? []).map((volume) => ({
      kind: 'volume' as const,
      name: volume.Name,
      owner: ownerOf(volume.Labels ?? {}),
      createdAt: 'CreatedAt' in volume ? Date.parse(String(volume.CreatedAt)) : 0,
    })),
  ];
}

export async function removePossession(engine: DockerEngine, possession: Possession): Promise<void> {
  if (possession.kind === 'container') await removeContainer(engine.docker, possession.name);
  else await removeVolume(engine.docker, possession.name);
}
