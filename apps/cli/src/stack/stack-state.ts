import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Port = z.number().int().min(1).max(65_535);

/** What the stack of one data directory remembers from run to run, in `<data dir>/stack.json`. */
export const StackState = z.object({
  version: z.literal(1),
  instance: z.string(),
  root: z.string(),
  ports: z.object({ web: Port.optional(), postgres: Port.optional(), redis: Port.optional() }),
  /** Address for people. */
  url: z.string().optional(),
  /** Digest of the migrations the embedded database has. */
  schema: z.string().optional(),
  /** Digest of what the web app and the worker were started with; other settings mean a restart. */
  settings: z.string().optional(),
});
export type StackState = z.infer<typeof StackState>;

/**
 * Short id of a data directory: in names and labels of containers and volumes, so that two clones on one machine do
 * not touch each other's.
 */
export function instanceId(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 8);
}

function stateFile(dataDir: string): string {
  return join(dataDir, 'stack.json');
}

/** @returns undefined when there is none yet, or it is of another layout or broken (it then is written anew) */
export async function readState(dataDir: string): Promise<StackState | undefined> {
  try {
    return StackState.parse(JSON.parse(await readFile(stateFile(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Keeps the state; the file appears whole or not at all. */
export async function writeState(dataDir: string, state: StackState): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(`${stateFile(dataDir)}.tmp`, `${JSON.stringify(state, null, 2)}\n`);
  await rename(`${stateFile(dataDir)}.tmp`, stateFile(dataDir));
}
