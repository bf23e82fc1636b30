import type { Comparison } from '@boardwright/api/schemas/comparison';
import { type ReactElement, useMemo } from 'react';
import { kernelRows } from '../change-rows.ts';
import { ChangeTable } from './change-table.tsx';
import { PartSection } from './part-section.tsx';

export function KernelTab({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const config = comparison.kernelConfig;
  const rows = useMemo(() => (config === null ? [] : kernelRows(config)), [config]);
  const { kernelRelease } = comparison.facts;
  const releases =
    kernelRelease.from === kernelRelease.to
      ? `Both have Linux ${kernelRelease.to ?? 'of a release that is not known'}.`
      : `Linux ${kernelRelease.from ?? 'of an unknown release'} became ${kernelRelease.to ?? 'one of an unknown release'}.`;
  return (
    <PartSection
      title="Kernel configuration"
      lead={`${releases} ${config === null ? '' : `${config.unchanged.toLocaleString('en')} symbols are the same in both. A symbol that is not set counts as absent.`}`}
      missing={
        config === null ? (comparison.missing.kernelConfig ?? 'One of the images has none.') : undefined
      }
      equal={rows.length === 0 ? 'No symbol differs.' : null}
    >
      <ChangeTable
        label="Kernel symbols that differ"
        what="symbols"
        nameHead="Symbol"
        valueHead="Value"
        rows={rows}
        withSizes={false}
      />
    </PartSection>
  );
}
