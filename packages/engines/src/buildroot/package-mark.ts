/** Buildroot's own mark; under parallel make without `-Otarget` it comes in the middle of another package's line. */
const MARK = />>> (\S+) (\S*) ([A-Z][A-Za-z ]*)$/;

/** What Buildroot prints when a step of a package begins. */
export interface PackageMark {
  readonly name: string;
  /** Name of the package's directory below build/. */
  readonly directory: string;
}

/** @returns the mark a line ends with; undefined for any other line */
export function packageMark(line: string): PackageMark | undefined {
  const [, name, version] = MARK.exec(line) ?? [];
  if (name === undefined) return undefined;
  return { name, directory: version ? `${name}-${version.replaceAll('/', '_')}` : name };
}
