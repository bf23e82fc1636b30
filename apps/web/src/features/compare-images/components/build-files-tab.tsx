'use client';
import type { Comparison } from '@boardwright/api/schemas/comparison';
import { parseAsString, useQueryState } from 'nuqs';
import type { ReactElement } from 'react';
import { TextDiff } from '#features/code/components/text-diff.tsx';
import { cn } from '#lib/class-names.ts';
import { ChangeMark } from './change-mark.tsx';
import { PartSection } from './part-section.tsx';

/** What the engines were given: files that differ on one side, the lines of the chosen one on the other. */
export function BuildFilesTab({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const [chosen, setChosen] = useQueryState('file', parseAsString);
  const { buildFiles, missing } = comparison;
  const files = buildFiles?.files ?? [];
  const file = files.find((one) => one.path === chosen) ?? files.find((one) => one.patch) ?? files[0];
  return (
    <PartSection
      title="Build files"
      lead={
        buildFiles === null
          ? undefined
          : `What the engine was given for each image, static files included. ${buildFiles.unchanged.toLocaleString('en')} files are the same in both.`
      }
      missing={buildFiles === null ? (missing.buildFiles ?? 'One of the images has none.') : undefined}
      equal={files.length === 0 ? 'No build file differs.' : null}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:h-[68dvh] lg:grid-cols-[18rem_minmax(0,1fr)]">
        <ul
          aria-label="Build files that differ"
          className="max-h-56 overflow-auto rounded-md border bg-panel lg:max-h-none"
        >
          {files.map((one) => (
            <li key={one.path}>
              <button
                type="button"
                aria-current={one === file ? 'true' : undefined}
                onClick={() => void setChosen(one.path)}
                className={cn(
                  'block w-full px-3 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2',
                  one === file && 'bg-accent-soft',
                )}
              >
                <span className="block font-mono text-xs [overflow-wrap:anywhere]">{one.path}</span>
                <ChangeMark change={one.change} />
              </button>
            </li>
          ))}
        </ul>
        {file ? <TextDiff key={file.path} file={file} className="max-h-[68dvh] lg:max-h-none" /> : null}
      </div>
    </PartSection>
  );
}
