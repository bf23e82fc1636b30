import type { FileEntry } from './file-list.ts';

export interface FileChange {
  readonly path: string;
  /** Absent: not there in that image. */
  readonly from?: FileEntry | undefined;
  readonly to?: FileEntry | undefined;
}

export interface FileListComparison {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Every difference by path, cut off after `most`; the numbers above count all. */
  readonly listed: readonly FileChange[];
}

function isEqual(one: FileEntry, other: FileEntry): boolean {
  return (
    one.type === other.type &&
    one.mode === other.mode &&
    one.owner === other.owner &&
    one.sha256 === other.sha256 &&
    one.sizeBytes === other.sizeBytes &&
    one.target === other.target
  );
}

/**
 * Compares two sorted lists of files in one pass, holding one entry of each at a time.
 *
 * @param most - differences kept by name
 * @invariant memory does not grow with the lists, only with `most`
 */
export async function compareFileLists(
  from: AsyncIterable<FileEntry>,
  to: AsyncIterable<FileEntry>,
  most: number,
): Promise<FileListComparison> {
  const [before, after] = [from[Symbol.asyncIterator](), to[Symbol.asyncIterator]()];
  const counts = { added: 0, removed: 0, changed: 0, unchanged: 0 };
  const listed: FileChange[] = [];
  try {
    let [old, now] = [await before.next(), await after.next()];
    while (old.done !== true || now.done !== true) {
      const onlyOld = now.done === true || (old.done !== true && old.value.path < now.value.path);
      const onlyNew = !onlyOld && (old.done === true || now.value.path < old.value.path);
      const one = onlyNew ? undefined : (old.value as FileEntry);
      const other = onlyOld ? undefined : (now.value as FileEntry);
      const kind =
        one === undefined
          ? 'added'
          : other === undefined
            ? 'removed'
            : isEqual(one, other)
              ? 'unchanged'
              : 'changed';
      counts[kind] += 1;
      if (kind !== 'unchanged' && listed.length < most)
        listed.push({ path: (one ?? other)?.path ?? '', from: one, to: other });
      if (one !== undefined) old = await before.next();
      if (other !== undefined) now = await after.next();
    }
  } finally {
    // Closes what the lists are read from, also when one of them cannot be read.
    await Promise.all([before.return?.(), after.return?.()]);
  }
  return { ...counts, listed };
}
