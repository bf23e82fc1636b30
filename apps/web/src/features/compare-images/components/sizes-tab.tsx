'use client';
import { sizeRows } from '@boardwright/api/client/size-rows';
import type { Comparison } from '@boardwright/api/schemas/comparison';
import { formatByteChange, formatBytes } from '@boardwright/core/units';
import { type ReactElement, useMemo, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { PartSection } from './part-section.tsx';
import { SizeChangeMap } from './size-change-map.tsx';

const SHOWN_FIRST = 15;

/** The map of changes, and the same as a table. */
export function SizesTab({ sizes }: { readonly sizes: Comparison['sizes'] }): ReactElement {
  const [all, setAll] = useState(false);
  const rows = useMemo(() => sizeRows(sizes), [sizes]);
  const shown = all ? rows : rows.slice(0, SHOWN_FIRST);
  return (
    <PartSection
      title="Sizes"
      lead={`${formatBytes(sizes.fromBytes)} of files became ${formatBytes(sizes.toBytes)}, ${formatByteChange(sizes.toBytes - sizes.fromBytes)}.`}
      equal={sizes.changedBytes === 0 ? 'Every directory is as large as it was.' : null}
    >
      <SizeChangeMap sizes={sizes} />
      <ScrollRegion label="Directories that changed in size, table" className="mt-6">
        <table className="w-full max-w-5xl text-sm">
          <caption className="sr-only">Directories that changed in size, the largest change first</caption>
          <thead className="text-left text-ink-3 text-xs">
            <tr className="border-b">
              <th scope="col" className="py-2 pr-4 font-normal">
                Directory
              </th>
              <th scope="col" className="py-2 pr-4 text-right font-normal max-sm:hidden">
                Before
              </th>
              <th scope="col" className="py-2 pr-4 text-right font-normal max-sm:hidden">
                After
              </th>
              <th scope="col" className="py-2 text-right font-normal">
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.path} className="border-b">
                <th
                  scope="row"
                  className="py-1.5 pr-4 text-left font-mono font-normal text-xs leading-5 [overflow-wrap:anywhere]"
                >
                  {row.path}
                </th>
                <td className="tabular whitespace-nowrap py-1.5 pr-4 text-right max-sm:hidden">
                  {formatBytes(row.fromBytes)}
                </td>
                <td className="tabular whitespace-nowrap py-1.5 pr-4 text-right max-sm:hidden">
                  {formatBytes(row.toBytes)}
                </td>
                <td className="tabular whitespace-nowrap py-1.5 text-right">
                  {formatByteChange(row.toBytes - row.fromBytes)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length > SHOWN_FIRST ? (
        <Button
          variant="ghost"
          size="sm"
          className="mt-2 -ml-2.5"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? 'Show fewer' : `Show all ${rows.length}`}
        </Button>
      ) : null}
    </PartSection>
  );
}
