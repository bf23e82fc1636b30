import { createHash } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { directoryDigest } from '@boardwright/core/directory-digest';
import { readTextIfThere } from '@boardwright/core/read-text-if-there';
import { yoctoStaticFiles } from '@boardwright/engines/yocto/builder';
import { KAS_FILE } from '@boardwright/engines/yocto/render-kas';
import { z } from 'zod';
import { REPOSITORY_ROOT } from '../../tests/stack/own-stack.ts';
import type { Group } from './groups.ts';

/** A parse that went well. */
const Result = z.object({
  /** Of all BitBake was given. */
  digest: z.string(),
  board: z.string(),
  release: z.string(),
  images: z.number().int(),
  recipes: z.number().int(),
  seconds: z.number().int(),
  date: z.iso.date(),
});
type Result = z.infer<typeof Result>;
export type Found = Omit<Result, 'digest' | 'date'>;

export interface Results {
  /** What was found when BitBake read just this before; undefined when it never did, or something of it has changed. */
  readonly of: (group: Group) => Result | undefined;
  /** Keeps the result of a parse that went well. */
  readonly add: (group: Group, found: Found) => Promise<void>;
}

/** Scripts and readme of the tree, and what our stages are told, are nothing to BitBake. */
function isRead({ path }: Group['files'][number]): boolean {
  return path === KAS_FILE || path.startsWith('layers/');
}

function digestOf(ours: string, { files }: Group): string {
  const hash = createHash('sha256').update(ours);
  for (const { path, content } of files.filter(isRead).toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(`\0${path}\0${content}`);
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param path - of a file with one JSON object a line, made where it is missing
 * @throws ZodError when a line of it is not a result
 */
export async function openResults(path: string): Promise<Results> {
  // The layers' commits are in each kas.yml; ours has none.
  const ours = await directoryDigest(REPOSITORY_ROOT, [...yoctoStaticFiles]);
  const known = new Map<string, Result>();
  for (const line of ((await readTextIfThere(path)) ?? '').split('\n')) {
    if (line === '') continue;
    const result = Result.parse(JSON.parse(line));
    known.set(result.digest, result);
  }
  return {
    of: (group) => known.get(digestOf(ours, group)),
    async add(group, found) {
      const digest = digestOf(ours, group);
      const result = { digest, ...found, date: new Date().toISOString().slice(0, 10) };
      known.set(digest, result);
      await appendFile(path, `${JSON.stringify(result)}\n`);
    },
  };
}
