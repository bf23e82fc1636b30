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
  const gone = [...before].filter(([directory]) => !after.has(directory));
  const come = [...after].filter(([directory]) => !before.has(directory));
  const renamed = gone.flatMap(([old, files]) => {
    const at = come.findIndex(([, others]) => others.toSorted().join('\n') === files.toSorted().join('\n'));
    if (at === -1) return [];
    const [now] = come.splice(at, 1);
    return now === undefined ? [] : [[old, now[0]] as const];
  });
  const directories = new Set(renamed.flat());
  const others = (files: readonly string[]): string[] =>
    files.filter((file) => !directories.has(directoryOf(file)));
  return { renamed, before: others(from), after: others(to) };
}
