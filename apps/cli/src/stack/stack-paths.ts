import { join } from 'node:path';

/** Places below a data directory. */
export function stackPaths(dataDir: string) {
  return {
    /** Records of running processes. */
    run: join(dataDir, 'run'),
    postgres: join(dataDir, 'postgres'),
    redis: join(dataDir, 'redis'),
    /** Content-addressed artifacts and build logs. */
    store: join(dataDir, 'store'),
    /** Images the demo downloaded. */
    images: join(dataDir, 'images'),
    log: (name: string): string => join(dataDir, 'logs', `${name}.log`),
  };
}

/** Everything of the machine, not of one data directory: the Docker engine is shared by all stacks. */
export const MACHINE_RUN_DIR = '/run/boardwright';
