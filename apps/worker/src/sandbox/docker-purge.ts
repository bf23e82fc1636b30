import { type DockerEngine, instanceFilter } from './docker-engine.ts';
import { listPossessions, removePossession } from './docker-reap.ts';

/** Removes everything an instance has on the engine: containers, volumes, its apt cache and its network. */
export async function purgeInstance(engine: DockerEngine): Promise<void> {
  for (const kind of ['container', 'volume'] as const) {
    for (const one of await listPossessions(engine))
      if (one.kind === kind) await removePossession(engine, one);
  }
  for (const network of await engine.docker.listNetworks(instanceFilter(engine.instance))) {
    await engine.docker.getNetwork(network.Id).remove();
  }
}
