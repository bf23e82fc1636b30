import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { processIdentity } from './process-identity.ts';

/** What is kept of a process we started, in `<run directory>/<name>.json`. */
export const ProcessRecord = z.object({
  name: z.string(),
  pid: z.number().int().min(2),
  /** See processIdentity: a process that took over the number has another one. */
  identity: z.string(),
  command: z.string(),
  logFile: z.string(),
  startedAt: z.iso.datetime(),
});
export type ProcessRecord = z.infer<typeof ProcessRecord>;

function recordFile(runDir: string, name: string): string {
  return join(runDir, `${name}.json`);
}

/** Keeps a record; it appears whole or not at all. */
export async function writeRecord(runDir: string, record: ProcessRecord): Promise<void> {
  const file = recordFile(runDir, record.name);
  await mkdir(runDir, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.tmp`, `${JSON.stringify(record, null, 2)}\n`);
  await rename(`${file}.tmp`, file);
}

/** @returns the record of a process that still runs and is the one we started; else undefined */
export async function readRunningRecord(runDir: string, name: string): Promise<ProcessRecord | undefined> {
  try {
    const record = ProcessRecord.parse(JSON.parse(await readFile(recordFile(runDir, name), 'utf8')));
    return (await processIdentity(record.pid)) === record.identity ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets a record; absent is fine. */
export async function removeRecord(runDir: string, name: string): Promise<void> {
  await rm(recordFile(runDir, name), { force: true });
}
