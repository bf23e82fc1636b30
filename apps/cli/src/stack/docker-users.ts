import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRunningRecord } from './process-record.ts';
import { stackPaths } from './stack-paths.ts';

const SERVICE_NAMES = ['keeper', 'web', 'worker', 'postgres', 'redis'] as const;

function usersDir(machineDir: string): string {
  return join(machineDir, 'docker-users');
}

/** Notes that a stack uses the Docker engine Boardwright started, so that another stack's end does not stop it. */
export async function addDockerUser(machineDir: string, instance: string, dataDir: string): Promise<void> {
  await mkdir(usersDir(machineDir), { recursive: true, mode: 0o700 });
  await writeFile(join(usersDir(machineDir), instance), dataDir);
}

async function runsAnything(dataDir: string): Promise<boolean> {
  const records = await Promise.all(
    SERVICE_NAMES.map((name) => readRunningRecord(stackPaths(dataDir).run, name)),
  );
  return records.some((record) => record !== undefined);
}

/** Takes a stack off the list. @returns true when no other stack that still runs uses the engine */
export async function removeDockerUser(machineDir: string, instance: string): Promise<boolean> {
  const directory = usersDir(machineDir);
  await rm(join(directory, instance), { force: true });
  const others = await readdir(directory).catch(() => []);
  const busy = await Promise.all(
    others.map(async (name) => runsAnything(await readFile(join(directory, name), 'utf8'))),
  );
  return !busy.includes(true);
}
