interface FoundDirectories {
  /** Directory before and after. */
  readonly renamed: readonly (readonly [string, string])[];
  /** The lists without the files of those directories. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function byDirectory(files: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of files) {
    const directory = directoryOf(file);
    const names = found.get(directory) ?? [];
    names.push(file.slice(directory.length + 1));
    found.set(directory, names);
  }
  return found;
}

/**
 * Finds directories of which one list has only the old name and the other only the new one, with the same files, such as those that
 * have a version in their name.
 */
export function findRenamedDirectories(from: readonly string[], to: readonly string[]): FoundDirectories {
  const [before, after] = [byDirectory(from), byDirectory(to)];
  const names = (files: readonly string[]): string => files.toSorted().join('\n');
  const comeByNames = new Map<string, string[]>();
  for (const [directory, files] of after) {
    if (before.has(directory)) continue;
    const key = names(files);
    comeByNames.set(key, [...(comeByNames.get(key) ?? []), directory]);
  }
  const renamed = [...before].flatMap(([old, files]) => {
    const now = after.has(old) ? undefined : comeByNames.get(names(files))?.shift();
    return now === undefined ? [] : [[old, now] as const];
  });
  const directories = new Set(renamed.flat());
  const others = (files: readonly string[]): string[] =>
    files.filter((file) => !directories.has(directoryOf(file)));
  return { renamed, before: others(from), after: others(to) };
}
