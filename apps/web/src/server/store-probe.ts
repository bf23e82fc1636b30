import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes and removes a small file where artifacts are kept. @throws the file system's error */
export async function probeStore(directory: string): Promise<void> {
  const temporary = join(directory, 'tmp');
  await mkdir(temporary, { recursive: true });
  const path = join(temporary, `probe-${randomUUID()}`);
  await writeFile(path, 'ok', { flag: 'wx' });
  await rm(path);
}
