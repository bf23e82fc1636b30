import { z } from 'zod';

/**
 * One entry of a root file system, as layers/rootfs-common/inspect/file_list.py writes it: one JSON object a line,
 * sorted by path in the order of JavaScript's `<`.
 */
export const FileEntry = z.object({
  path: z.string(),
  type: z.enum(['file', 'directory', 'symlink', 'other']),
  /** Permission bits in octal, such as `0755`. */
  mode: z.string(),
  /** `uid:gid`; absent where the tree does not tell, as before Buildroot's device tables are applied. */
  owner: z.string().optional(),
  /** Of files. */
  sizeBytes: z.number().int().optional(),
  /** Of files; absent for one the inspection could not read. */
  sha256: z.string().optional(),
  /** Of symbolic links. */
  target: z.string().optional(),
});
export type FileEntry = z.infer<typeof FileEntry>;

/**
 * Reads the lines of a list of files.
 *
 * @throws ZodError or SyntaxError for a line that is no entry; RangeError when the lines are not in order
 */
export async function* parseFileList(lines: AsyncIterable<string>): AsyncGenerator<FileEntry, void> {
  let last = '';
  for await (const line of lines) {
    if (line === '') continue;
    const entry = FileEntry.parse(JSON.parse(line));
    if (entry.path <= last) throw new RangeError(`${entry.path} is out of order in the list of files`);
    last = entry.path;
    yield entry;
  }
}
