import type { ComparedBuildHistory } from '@boardwright/api/schemas/build-history';
import { formatBytes } from '@boardwright/core/units';
import type { ChangeRow } from './change-rows.ts';

type HistoryChange = ComparedBuildHistory['listed'][number];
type FieldChange = HistoryChange['fields'][number];

const COMMIT_LETTERS = 12;

function valueWords({ field }: FieldChange, value: string): string {
  if (field === 'size') return formatBytes(Number(value));
  return field === 'commit' ? value.slice(0, COMMIT_LETTERS) : value;
}

/** `depends: +libssl3 −libz1 and 4 more`. */
function listWords({ field, added, removed, more }: FieldChange): string {
  const words = [...added.map((one) => `+${one}`), ...removed.map((one) => `−${one}`)];
  return `${field}: ${words.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
}

function row({ kind, name, change }: HistoryChange, field: FieldChange): ChangeRow {
  const shared = { change, name: `${kind} ${name}`, bytes: null };
  const { from, to } = field;
  if (from === null && to === null) return { ...shared, from: null, to: listWords(field) };
  // The first of the two says what it is a value of.
  const label = (value: string): string => `${field.field}: ${valueWords(field, value)}`;
  if (from === null || to === null) {
    const value = label(from ?? to ?? '');
    // A value that came to something that was there before, or went from it.
    const gone = change === 'changed' && to === null ? `${value}, no more` : value;
    return { ...shared, from: null, to: gone };
  }
  return { ...shared, from: label(from), to: valueWords(field, to) };
}

/** One row for each property that differs, in the order of the comparison: layers, image, recipes, packages. */
export function buildHistoryRows(history: ComparedBuildHistory): ChangeRow[] {
  return history.listed.flatMap((change) => change.fields.map((field) => row(change, field)));
}
