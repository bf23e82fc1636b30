import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { processIdentity } from './process-identity.ts';
import { readRunningRecord } from './process-record.ts';
import { stackPaths } from './stack-paths.ts';

const SERVICE_NAMES = ['keeper', 'web', 'worker', 'postgres', 'redis'] as const;

/** Who uses the Docker engine Boardwright started: a process while it runs, and the stack it started while any service does. */
const DockerUser = z.object({ pid: z.number().int().min(2), identity: z.string(), dataDir: z.string() });
type DockerUser = z.infer<typeof DockerUser>;

function usersDir(machineDir: string): string {
  return join(machineDir, 'docker-users');
}

/**
 * Notes that this process and its stack use the Docker engine, so that another stack's end does not stop it.
 * A test run has no stack of its own: the process is what counts.
 */
export async function addDockerUser(machineDir: string, dataDir: string): Promise<void> {
  const user: DockerUser = {
    pid: process.pid,
    identity: (await processIdentity(process.pid)) ?? '',
    dataDir,
  };
  await mkdir(usersDir(machineDir), { recursive: true, mode: 0o700 });
  await writeFile(join(usersDir(machineDir), `${process.pid}.json`), JSON.stringify(user));
}

async function stackRuns(dataDir: string): Promise<boolean> {
  const records = await Promise.all(
    SERVICE_NAMES.map((name) => readRunningRecord(stackPaths(dataDir).run, name)),
  );
  return records.some((record) => record !== undefined);
}

async function isUsing(file: string): Promise<boolean> {
  const parsed = await readFile(file, 'utf8')
    .then((text) => DockerUser.safeParse(JSON.parse(text)))
    .catch(() => undefined);
  if (parsed?.data === undefined) return false;
  const { pid, identity, dataDir } = parsed.data;
  const otherProcess = pid !== process.pid && (await processIdentity(pid)) === identity;
  return otherProcess || (await stackRuns(dataDir));
}

/** Forgets users that are gone, this process among them. @returns true when nobody uses the engine any more */
export async function dockerIsUnused(machineDir: string): Promise<boolean> {
  const names = await readdir(usersDir(machineDir)).catch(() => []);
  const using = await Promise.all(
    names.map(async (name) => {
      const file = join(usersDir(machineDir), name);
      const busy = await isUsing(file);
      if (!busy) await rm(file, { force: true });
      return busy;
    }),
  );
  return !using.includes(true);
}
