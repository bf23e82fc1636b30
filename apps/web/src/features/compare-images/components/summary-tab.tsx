import { sizeRows } from '@boardwright/api/client/size-rows';
import type { Comparison } from '@boardwright/api/schemas/comparison';
import { formatByteChange } from '@boardwright/core/units';
import type { ReactElement } from 'react';
import { packageRows } from '../change-rows.ts';
import type { CompareTab } from '../compare-tabs.ts';
import { FactTable } from './fact-table.tsx';
import { PartCounts } from './part-counts.tsx';

const MOST_SHOWN = 8;

function Largest(props: {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly bytes: number }[];
}): ReactElement | null {
  if (props.rows.length === 0) return null;
  return (
    <section aria-label={props.title} className="min-w-0">
      <h2 className="font-medium text-md">{props.title}</h2>
      <ul className="mt-2">
        {props.rows.slice(0, MOST_SHOWN).map((row) => (
          <li key={row.name} className="flex items-baseline justify-between gap-4 border-b py-1.5 text-sm">
            <span className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{row.name}</span>
            <span className="tabular whitespace-nowrap">{formatByteChange(row.bytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function largestFirst(
  rows: readonly { readonly name: string; readonly bytes: number | null }[],
): { name: string; bytes: number }[] {
  return rows
    .flatMap(({ name, bytes }) => (bytes === null || bytes === 0 ? [] : [{ name, bytes }]))
    .sort((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes));
}

/** What changed, in one screen. */
export function SummaryTab(props: {
  readonly comparison: Comparison;
  readonly onOpen: (tab: CompareTab) => void;
}): ReactElement {
  const { comparison } = props;
  const directories = sizeRows(comparison.sizes).map(({ path, fromBytes, toBytes }) => ({
    name: path,
    bytes: toBytes - fromBytes,
  }));
  return (
    <div className="space-y-8">
      <PartCounts comparison={comparison} onOpen={props.onOpen} />
      <FactTable facts={comparison.facts} />
      <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-2">
        <Largest title="Packages that changed most" rows={largestFirst(packageRows(comparison.packages))} />
        <Largest title="Directories that changed most" rows={directories} />
      </div>
    </div>
  );
}
