import { stopDocker } from './docker-engine.ts';
import { stopPostgres } from './postgres.ts';
import { stopPrograms } from './programs.ts';
import { stopRedis } from './redis.ts';

/** Services in the order they are started. */
export const SERVICE_NAMES = ['docker', 'postgres', 'redis', 'programs'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** Plain words for a service. */
export const SERVICE_TITLES: Readonly<Record<ServiceName, string>> = {
  docker: 'Docker engine',
  postgres: 'PostgreSQL',
  redis: 'Redis',
  programs: 'Web and worker',
};

/**
 * Stops one service, if we started it.
 *
 * @returns true when it was running and now is not
 */
export async function stopOne(name: ServiceName, dataDir: string): Promise<boolean> {
  switch (name) {
    case 'docker':
      return stopDocker();
    case 'postgres':
      return stopPostgres(dataDir);
    case 'redis':
      return stopRedis(dataDir);
    case 'programs':
      return stopPrograms(dataDir);
  }
}

/** Stops services in the reverse of the order they are started in. */
export async function stopServices(dataDir: string, names: readonly ServiceName[]): Promise<void> {
  for (const name of [...SERVICE_NAMES].reverse()) {
    if (names.includes(name)) await stopOne(name, dataDir);
  }
}
