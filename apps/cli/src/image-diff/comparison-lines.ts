import { sizeRows } from '@boardwright/api/client/size-rows';
import type { ComparedVulnerabilities, Comparison } from '@boardwright/api/schemas/comparison';
import { formatByteChange, formatBytes } from '@boardwright/core/units';
import type { Paint } from '../terminal/output.ts';
import { tableLines } from '../terminal/table.ts';

const MOST_ROWS = 20;
const KIB_BYTES = 1024;

type Mark = '+' | '-' | '~';

interface Row {
  readonly mark: Mark;
  readonly cells: readonly string[];
}

interface Counts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly unchanged: number;
}

function countsOf(part: {
  readonly added: readonly unknown[];
  readonly removed: readonly unknown[];
  readonly changed: readonly unknown[];
  readonly unchanged: number;
}): Counts {
  const { added, removed, changed, unchanged } = part;
  return { added: added.length, removed: removed.length, changed: changed.length, unchanged };
}

function countWords({ added, removed, changed, unchanged }: Counts): string {
  const total = added + removed + changed;
  if (total === 0) return `no difference in ${unchanged}`;
  return `${added} added, ${removed} removed, ${changed} changed, ${unchanged} the same`;
}

function rowLines(paint: Paint, rows: readonly Row[], total = rows.length): string[] {
  const shown = rows.slice(0, MOST_ROWS);
  const lines = tableLines(shown.map(({ mark, cells }) => [mark, ...cells]));
  const styles = { '+': paint.good, '-': paint.bad, '~': paint.warn };
  const more = total - shown.length;
  return [
    ...lines.map((line, index) => `  ${styles[shown[index]?.mark ?? '~'](line)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function factLines({ facts }: Comparison): string[] {
  const bytes = (value: number | null): string => (value === null ? 'not known' : formatBytes(value));
  const number =
    (unit: string) =>
    (value: number | null): string =>
      value === null ? 'not measured' : `${Math.round(value * 10) / 10} ${unit}`;
  const row = <Value>(
    label: string,
    pair: { from: Value; to: Value },
    words: (value: Value) => string,
  ): string[] => [label, words(pair.from), words(pair.to), pair.from === pair.to ? 'the same' : ''];
  const rows = [
    row('image', facts.imageBytes, bytes),
    row('download', facts.downloadBytes, bytes),
    row('root file system', facts.rootfsBytes, bytes),
    row('boot', facts.bootSeconds, number('s')),
    row('memory in use', facts.ramUsedMiB, number('MiB')),
    row('worst latency', facts.latencyMaxUs, number('µs')),
    row('kernel', facts.kernelRelease, (value) => value ?? 'not known'),
    row('preemption', facts.preemption, (value) => value ?? 'not known'),
  ];
  return tableLines([['', 'from', 'to'], ...rows]).map((line) => `  ${line}`);
}

function packageRows({ packages }: Comparison): Row[] {
  const size = (kib: number): string => formatByteChange(kib * KIB_BYTES);
  return [
    ...packages.added.map(
      ({ name, version, sizeKiB }): Row => ({ mark: '+', cells: [name, version, size(sizeKiB)] }),
    ),
    ...packages.removed.map(
      ({ name, version, sizeKiB }): Row => ({ mark: '-', cells: [name, version, size(-sizeKiB)] }),
    ),
    ...packages.changed.map(
      ({ name, from, to, fromSizeKiB, toSizeKiB }): Row => ({
        mark: '~',
        cells: [name, from === to ? from : `${from} -> ${to}`, size(toSizeKiB - fromSizeKiB)],
      }),
    ),
  ];
}

function configRows(config: NonNullable<Comparison['kernelConfig']>): Row[] {
  return [
    ...config.added.map(({ name, value }): Row => ({ mark: '+', cells: [`CONFIG_${name}=${value}`] })),
    ...config.removed.map(({ name, value }): Row => ({ mark: '-', cells: [`CONFIG_${name}=${value}`] })),
    ...config.changed.map(
      ({ name, from, to }): Row => ({ mark: '~', cells: [`CONFIG_${name}=${from} -> ${to}`] }),
    ),
  ];
}

const MARKS = { added: '+', removed: '-', changed: '~' } as const;

function buildFileRows(files: NonNullable<Comparison['buildFiles']>['files']): Row[] {
  return files.map(({ change, path, linesAdded, linesRemoved, note, patch }) => ({
    mark: MARKS[change],
    cells: [
      path,
      [patch === null ? '' : `+${linesAdded} −${linesRemoved} lines`, note ?? ''].join(' ').trim(),
    ],
  }));
}

function rootFileRows(listed: NonNullable<Comparison['rootFiles']>['listed']): Row[] {
  return listed.map(({ path, from, to }) => ({
    mark: from === undefined ? '+' : to === undefined ? '-' : '~',
    cells: [path],
  }));
}

function buildHistoryRows(listed: NonNullable<Comparison['buildHistory']>['listed']): Row[] {
  return listed.map(({ kind, name, change, fields }) => ({
    mark: MARKS[change],
    cells: [
      `${kind} ${name}`,
      fields
        .map(({ field, from, to }) =>
          from === null && to === null
            ? field
            : [field, from, from && to ? '->' : '', to].filter(Boolean).join(' '),
        )
        .join(', '),
    ],
  }));
}

/** A comparison as a person reads it in a terminal. Long lists are cut off. */
export function comparisonLines(comparison: Comparison, paint: Paint): string[] {
  const { from, to, packages, kernelConfig, buildFiles, rootFiles, buildHistory, spec, missing } = comparison;
  const title = (text: string): string[] => ['', paint.strong(text)];
  const lacking = (name: string, lack: string | undefined): string[] =>
    title(`${name}: ${lack ?? 'not compared'}`);
  const sizes = sizeRows(comparison.sizes).map(
    ({ path, fromBytes, toBytes }): Row => ({
      mark: fromBytes === 0 ? '+' : toBytes === 0 ? '-' : '~',
      cells: [
        path,
        `${formatBytes(fromBytes)} -> ${formatBytes(toBytes)}`,
        formatByteChange(toBytes - fromBytes),
      ],
    }),
  );
  const specLines = (spec.patch ?? spec.note ?? '')
    .split('\n')
    .filter((line) => /^[+-](?![+-]{2} )/.test(line));
  return [
    paint.strong(`From ${from.name} (${from.id}) to ${to.name} (${to.id})`),
    ...factLines(comparison),
    ...title(
      `Spec: ${specLines.length === 0 ? 'no difference' : `+${spec.linesAdded} −${spec.linesRemoved} lines`}`,
    ),
    ...specLines.map((line) => `  ${line.startsWith('+') ? paint.good(line) : paint.bad(line)}`),
    ...title(`Packages: ${countWords(countsOf(packages))}`),
    ...rowLines(paint, packageRows(comparison)),
    ...(kernelConfig === null
      ? lacking('Kernel configuration', missing.kernelConfig)
      : [
          ...title(`Kernel configuration: ${countWords(countsOf(kernelConfig))}`),
          ...rowLines(paint, configRows(kernelConfig)),
        ]),
    ...title(`Sizes: ${formatByteChange(comparison.sizes.toBytes - comparison.sizes.fromBytes)} in all`),
    ...rowLines(paint, sizes),
    ...(buildFiles === null
      ? lacking('Build files', missing.buildFiles)
      : [
          ...title(`Build files: ${buildFiles.files.length} differ, ${buildFiles.unchanged} the same`),
          ...rowLines(paint, buildFileRows(buildFiles.files)),
        ]),
    ...(rootFiles === null
      ? lacking('Files of the root file system', missing.rootFiles)
      : [
          ...title(`Files of the root file system: ${countWords(rootFiles)}`),
          ...rowLines(
            paint,
            rootFileRows(rootFiles.listed),
            rootFiles.added + rootFiles.removed + rootFiles.changed,
          ),
        ]),
    // Only the Yocto engine keeps one: of the others nothing is lacking.
    ...(buildHistory === null
      ? []
      : [
          ...title(`Layers, recipes and packages of the build: ${countWords(buildHistory)}`),
          ...rowLines(
            paint,
            buildHistoryRows(buildHistory.listed),
            buildHistory.added + buildHistory.removed + buildHistory.changed,
          ),
        ]),
  ];
}

/** Known vulnerabilities as a person reads them in a terminal: those that came and those that went. */
export function vulnerabilityLines(vulnerabilities: ComparedVulnerabilities, paint: Paint): string[] {
  const { introduced, fixed, remaining, missing } = vulnerabilities;
  if (missing !== null) return ['', paint.strong(`Vulnerabilities: ${missing}`)];
  const row =
    (mark: Mark) =>
    ({ id, source, urgency, version }: (typeof fixed)[number]): Row => ({
      mark,
      cells: [id, source, version, urgency],
    });
  return [
    '',
    paint.strong(
      `Vulnerabilities: ${introduced.length} introduced, ${fixed.length} fixed, ${remaining.length} in both`,
    ),
    ...rowLines(paint, [...introduced.map(row('+')), ...fixed.map(row('-'))]),
  ];
}
