'use client';
import type { TextChange } from '@boardwright/api/schemas/recipe-diff';
import { type ReactElement, useMemo, useState } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { useMediaQuery } from '#features/compose/use-media-query.ts';
import { cn } from '#lib/class-names.ts';
import { diffLines, splitRows } from '../diff-lines.ts';
import { DiffRows, type DiffView } from './diff-rows.tsx';

const VIEWS = [
  { value: 'unified', label: 'One below the other' },
  { value: 'split', label: 'Side by side' },
] as const;

/** One file's differences. Narrow screens have no room for two columns, so there they stand below each other. */
export function TextDiff(props: { readonly file: TextChange; readonly className?: string }): ReactElement {
  const { file } = props;
  const wide = useMediaQuery('(min-width: 1024px)') === true;
  const [chosen, setChosen] = useState<DiffView>('split');
  const view = wide ? chosen : 'unified';
  const lines = useMemo(() => diffLines(file.patch ?? ''), [file.patch]);
  const rows = useMemo(
    () => (view === 'split' ? splitRows(lines) : lines.map((line) => ({ left: line, right: line }))),
    [lines, view],
  );
  return (
    <div
      className={cn(
        'flex min-h-0 min-w-0 flex-col overflow-hidden rounded-md border bg-panel',
        props.className,
      )}
    >
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b px-3 py-1">
        <p className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{file.path}</p>
        <p className="tabular whitespace-nowrap text-xs">
          <span className="text-ok">+{file.linesAdded}</span>{' '}
          <span className="text-fail">−{file.linesRemoved}</span> <span className="text-ink-2">lines</span>
        </p>
        <div className="ml-auto flex items-center gap-2">
          {wide ? (
            <Segmented
              label="How to show the lines"
              value={chosen}
              onValueChange={setChosen}
              options={VIEWS}
            />
          ) : null}
          {file.patch ? <CopyButton text={file.patch} label={`Copy the patch of ${file.path}`} /> : null}
        </div>
      </div>
      {file.note ? <p className="border-b px-3 py-2 text-ink-2 text-sm">{file.note}</p> : null}
      {file.patch ? (
        <DiffRows
          key={`${file.path} ${view}`}
          label={`Differences of ${file.path}`}
          rows={rows}
          view={view}
        />
      ) : null}
    </div>
  );
}
