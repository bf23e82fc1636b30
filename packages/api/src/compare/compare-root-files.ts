import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { MIB_BYTES } from '@boardwright/core/units';
import { compareFileLists } from '@boardwright/evidence/compare-file-lists';
import { type FileEntry, parseFileList } from '@boardwright/evidence/file-list';
import type { ApiDeps } from '../deps.ts';
import type { ComparedRootFiles } from '../schemas/comparison.ts';
import { compareArtifacts, type Found, type ImagePair } from './artifact-pair.ts';

const WANTED = { kind: 'files', title: 'list of files', mostBytes: 512 * MIB_BYTES } as const;
const MOST_LISTED = 5000;

async function* entriesOf(source: Readable): AsyncGenerator<FileEntry, void> {
  try {
    yield* parseFileList(createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY }));
  } finally {
    source.destroy();
  }
}

/** Compares the files of the root file systems by rights, owner and checksum, a line of each list at a time. */
export async function compareRootFiles(
  deps: Pick<ApiDeps, 'store' | 'logger'>,
  images: ImagePair,
): Promise<Found<ComparedRootFiles>> {
  return compareArtifacts(deps, images, WANTED, async (from, to) => {
    const lists = [entriesOf(await from.open()), entriesOf(await to.open())] as const;
    const { listed, ...counts } = await compareFileLists(...lists, MOST_LISTED);
    return { ...counts, listed: [...listed] };
  });
}
