import type { ComparedVulnerabilities, Comparison } from '@boardwright/api/schemas/comparison';
import { formatBytes } from '@boardwright/core/units';

export type Change = 'added' | 'removed' | 'changed';

/** One difference as a table shows it. */
export interface ChangeRow {
  readonly change: Change;
  readonly name: string;
  /** Before and after in words; null: not there. */
  readonly from: string | null;
  readonly to: string | null;
  /** Growth in the image; null where it makes no sense. */
  readonly bytes: number | null;
}

const KIB_BYTES = 1024;

/** A word and a sign for each, so that colour is never the only mark. */
export type ChangeMarks = Readonly<
  Record<Change, { readonly word: string; readonly sign: string; readonly color: string }>
>;

export const CHANGE_MARKS: ChangeMarks = {
  added: { word: 'Added', sign: '+', color: 'text-ok' },
  removed: { word: 'Removed', sign: '−', color: 'text-fail' },
  changed: { word: 'Changed', sign: '~', color: 'text-warn' },
};

/** What comes with an image is bad here, and what goes is good. */
export const VULNERABILITY_MARKS: ChangeMarks = {
  added: { word: 'New', sign: '+', color: 'text-fail' },
  removed: { word: 'Gone', sign: '−', color: 'text-ok' },
  changed: { word: 'In both', sign: '=', color: 'text-ink-2' },
};

function byName(left: ChangeRow, right: ChangeRow): number {
  return left.name < right.name ? -1 : 1;
}

export function packageRows(packages: Comparison['packages']): ChangeRow[] {
  return [
    ...packages.added.map(
      ({ name, version, sizeKiB }): ChangeRow => ({
        ...{ change: 'added', name, from: null, to: version },
        bytes: sizeKiB * KIB_BYTES,
      }),
    ),
    ...packages.removed.map(
      ({ name, version, sizeKiB }): ChangeRow => ({
        ...{ change: 'removed', name, from: version, to: null },
        bytes: -sizeKiB * KIB_BYTES,
      }),
    ),
    ...packages.changed.map(
      ({ name, from, to, fromSizeKiB, toSizeKiB }): ChangeRow => ({
        ...{ change: 'changed', name, from, to },
        bytes: (toSizeKiB - fromSizeKiB) * KIB_BYTES,
      }),
    ),
  ].sort(byName);
}

export function kernelRows(config: NonNullable<Comparison['kernelConfig']>): ChangeRow[] {
  const row = (change: Change, name: string, from: string | null, to: string | null): ChangeRow => ({
    ...{ change, name: `CONFIG_${name}`, from, to },
    bytes: null,
  });
  return [
    ...config.added.map(({ name, value }) => row('added', name, null, value)),
    ...config.removed.map(({ name, value }) => row('removed', name, value, null)),
    ...config.changed.map(({ name, from, to }) => row('changed', name, from, to)),
  ].sort(byName);
}

type ListedFile = NonNullable<Comparison['rootFiles']>['listed'][number];
type FileFacts = NonNullable<ListedFile['from']>;

const KINDS = { file: 'file', directory: 'directory', symlink: 'link', other: 'device or pipe' } as const;

/** What a file is, as far as it differs from what it was. */
function factWords(file: FileFacts | undefined, other: FileFacts | undefined): string | null {
  if (file === undefined) return null;
  const differs = (key: keyof FileFacts): boolean => other === undefined || other[key] !== file[key];
  const words = [
    ...(differs('type') ? [KINDS[file.type]] : []),
    ...(file.type !== 'symlink' && differs('mode') ? [`mode ${file.mode}`] : []),
    ...(file.owner !== undefined && other !== undefined && differs('owner') ? [`owner ${file.owner}`] : []),
    ...(file.sizeBytes !== undefined && differs('sizeBytes') ? [formatBytes(file.sizeBytes)] : []),
    ...(file.target === undefined ? [] : [`to ${file.target}`]),
  ];
  if (other !== undefined && file.sha256 !== undefined && differs('sha256'))
    words.push(`sha256 ${file.sha256.slice(0, 8)}`);
  return words.join(', ');
}

export function rootFileRows(files: NonNullable<Comparison['rootFiles']>): ChangeRow[] {
  return files.listed.map(({ path, from, to }) => ({
    change: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
    name: path,
    from: factWords(from, to),
    to: factWords(to, from),
    bytes: (to?.sizeBytes ?? 0) - (from?.sizeBytes ?? 0),
  }));
}

type Vulnerability = ComparedVulnerabilities['fixed'][number];

export function vulnerabilityRows(vulnerabilities: ComparedVulnerabilities): ChangeRow[] {
  const row =
    (change: Change) =>
    ({ id, source, version, fixedVersion, urgency }: Vulnerability): ChangeRow => ({
      ...{ change, name: id, from: null, bytes: null },
      to: `${source} ${version}, ${fixedVersion === null ? 'not fixed yet' : `fixed in ${fixedVersion}`}, ${urgency}`,
    });
  const { introduced, fixed, remaining } = vulnerabilities;
  return [...introduced.map(row('added')), ...fixed.map(row('removed')), ...remaining.map(row('changed'))];
}
