import type { Comparison } from '@boardwright/api/schemas/comparison';
import { type ReactElement, useMemo } from 'react';
import { rootFileRows } from '../change-rows.ts';
import { ChangeTable } from './change-table.tsx';
import { PartSection } from './part-section.tsx';

export function RootFilesTab({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const files = comparison.rootFiles;
  const rows = useMemo(() => (files === null ? [] : rootFileRows(files)), [files]);
  return (
    <PartSection
      title="Files of the root file system"
      lead={
        files === null
          ? undefined
          : `Compared by rights, owner, size and sha256. ${files.unchanged.toLocaleString('en')} files and directories are the same in both.`
      }
      missing={
        files === null ? (comparison.missing.rootFiles ?? 'One of the images has no list.') : undefined
      }
      equal={rows.length === 0 ? 'No file differs.' : null}
    >
      <ChangeTable
        label="Files that differ"
        what="files"
        nameHead="Path"
        valueHead="What"
        rows={rows}
        withSizes
        total={files === null ? 0 : files.added + files.removed + files.changed}
      />
    </PartSection>
  );
}
