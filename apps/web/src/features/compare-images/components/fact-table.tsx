import type { ComparedFacts } from '@boardwright/api/schemas/comparison';
import type { ReactElement } from 'react';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { cn } from '#lib/class-names.ts';
import { factRows } from '../fact-rows.ts';

/** Sizes, times and kernel of both images. */
export function FactTable({ facts }: { readonly facts: ComparedFacts }): ReactElement {
  return (
    <ScrollRegion label="Sizes, times and kernel">
      <table className="w-full max-w-5xl text-sm">
        <caption className="sr-only">Sizes, times and kernel of both images</caption>
        <thead className="text-left text-ink-3 text-xs">
          <tr className="border-b">
            <td />
            <th scope="col" className="py-2 pr-4 font-normal">
              From
            </th>
            <th scope="col" className="py-2 pr-4 font-normal">
              To
            </th>
            <th scope="col" className="py-2 text-right font-normal">
              Difference
            </th>
          </tr>
        </thead>
        <tbody>
          {factRows(facts).map((row) => (
            <tr key={row.label} className="border-b align-baseline">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal text-ink-2">
                {row.label}
              </th>
              <td className="tabular py-1.5 pr-4 [overflow-wrap:anywhere]">{row.from}</td>
              <td
                className={cn(
                  'tabular py-1.5 pr-4 [overflow-wrap:anywhere]',
                  row.difference && 'font-medium',
                )}
              >
                {row.to}
              </td>
              <td className="tabular whitespace-nowrap py-1.5 text-right">{row.difference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
