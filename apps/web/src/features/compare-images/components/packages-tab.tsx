import type { Comparison } from '@boardwright/api/schemas/comparison';
import { type ReactElement, useMemo } from 'react';
import { packageRows } from '../change-rows.ts';
import { ChangeTable } from './change-table.tsx';
import { PartSection } from './part-section.tsx';

export function PackagesTab({ packages }: { readonly packages: Comparison['packages'] }): ReactElement {
  const rows = useMemo(() => packageRows(packages), [packages]);
  return (
    <PartSection
      title="Packages"
      lead={`${packages.unchanged.toLocaleString('en')} packages are the same in both.`}
      equal={rows.length === 0 ? 'No package differs.' : null}
    >
      <ChangeTable
        label="Packages that differ"
        what="packages"
        nameHead="Package"
        valueHead="Version"
        rows={rows}
        withSizes
      />
    </PartSection>
  );
}
