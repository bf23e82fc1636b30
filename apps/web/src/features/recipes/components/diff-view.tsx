'use client';
import type { RecipeDiff, TextChange } from '@boardwright/api/schemas/recipe-diff';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { ReactElement } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { TextDiff } from '#features/code/components/text-diff.tsx';
import { cn } from '#lib/class-names.ts';

const PARTS = ['spec', 'files'] as const;
const CHANGES = { added: 'added', removed: 'removed', changed: 'changed' } as const;

function countWords(files: RecipeDiff['files']): string {
  return files === null ? 'Files' : `Files (${files.changed.length})`;
}

/** Files that differ on one side, the lines of the chosen one on the other. */
function FilesDiff(props: {
  readonly files: NonNullable<RecipeDiff['files']>;
  readonly chosen: string | null;
  readonly onChoose: (path: string) => void;
}): ReactElement {
  const { changed, unchanged } = props.files;
  const file: TextChange | undefined = changed.find(({ path }) => path === props.chosen) ?? changed[0];
  if (file === undefined) {
    return <p className="text-ink-2 text-sm">The engine is given the same {unchanged} files for both.</p>;
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:h-[64dvh] lg:grid-cols-[17rem_minmax(0,1fr)]">
      <div className="flex min-h-0 flex-col gap-2">
        <ul
          aria-label="Files that differ"
          className="max-h-56 overflow-auto rounded-md border bg-panel lg:max-h-none"
        >
          {changed.map((one) => (
            <li key={one.path}>
              <button
                type="button"
                aria-current={one === file ? 'true' : undefined}
                onClick={() => props.onChoose(one.path)}
                className={cn(
                  'block w-full px-3 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2',
                  one === file && 'bg-accent-soft',
                )}
              >
                <span className="block font-mono text-xs [overflow-wrap:anywhere]">{one.path}</span>
                <span className="text-2xs text-ink-2">{CHANGES[one.change]}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="text-ink-2 text-xs">{unchanged} files are the same.</p>
      </div>
      <TextDiff key={file.path} file={file} className="max-h-[64dvh] lg:max-h-none" />
    </div>
  );
}

/** The differences of two versions: the specs, or what the engine is given for them. */
export function DiffView({ diff }: { readonly diff: RecipeDiff }): ReactElement {
  const [view, setView] = useQueryStates({
    part: parseAsStringLiteral(PARTS).withDefault('spec'),
    file: parseAsString,
  });
  return (
    <div className="space-y-3">
      <Segmented
        label="What to compare"
        value={view.part}
        onValueChange={(part) => void setView({ part })}
        options={[
          { value: 'spec', label: 'Spec' },
          { value: 'files', label: countWords(diff.files) },
        ]}
      />
      {view.part === 'spec' ? (
        diff.spec.patch === '' ? (
          <p className="text-ink-2 text-sm">
            Versions {diff.from.number} and {diff.to.number} say the same.
          </p>
        ) : (
          <TextDiff file={diff.spec} className="max-h-[64dvh]" />
        )
      ) : diff.files === null ? (
        <Notice tone="attention" title="The files can't be compared.">
          {diff.filesMissing}
        </Notice>
      ) : (
        <FilesDiff files={diff.files} chosen={view.file} onChoose={(file) => void setView({ file })} />
      )}
    </div>
  );
}
