import type { Comparison } from '@boardwright/api/schemas/comparison';
import { type ReactElement, useMemo } from 'react';
import { buildHistoryRows } from '../build-history-rows.ts';
import { ChangeTable } from './change-table.tsx';
import { PartSection } from './part-section.tsx';

/** What BitBake recorded: layers, recipes and packages. */
export function BuildHistoryTab({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const history = comparison.buildHistory;
  const rows = useMemo(() => (history === null ? [] : buildHistoryRows(history)), [history]);
  return (
    <PartSection
      title="Build history"
      lead={
        history === null
          ? undefined
          : `Layers, recipes and the packages on the image. ${history.unchanged.toLocaleString('en')} are the same in both. Sizes are listed from a tenth on; dependencies on a version that only went up are not.`
      }
      missing={
        history === null ? (comparison.missing.buildHistory ?? 'One of the images has none.') : undefined
      }
      equal={rows.length === 0 ? 'Nothing differs.' : null}
    >
      <ChangeTable
        label="What differs in the builds"
        what="differences"
        nameHead="Layer, recipe or package"
        valueHead="Difference"
        rows={rows}
        withSizes={false}
      />
    </PartSection>
  );
}
