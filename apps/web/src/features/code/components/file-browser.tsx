'use client';
import type { RenderedFile } from '@boardwright/engines/plan';
import { File, Folder } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { cn } from '#lib/class-names.ts';
import { fileTreeRows } from '../file-tree.ts';
import { CodeLines } from './code-lines.tsx';
import { FileDownloadButton } from './file-download-button.tsx';

/** The file that explains itself most is the one to show first. */
function mostExplained(files: readonly RenderedFile[]): RenderedFile | undefined {
  const reasons = (file: RenderedFile): number => Object.keys(file.because ?? {}).length;
  return [...files].sort((a, b) => reasons(b) - reasons(a))[0];
}

/** Files an engine is given: a tree on one side, the chosen file with its reasons on the other. */
export function FileBrowser(props: {
  readonly files: readonly RenderedFile[];
  readonly layout: 'side' | 'stacked';
  readonly className?: string;
}): ReactElement {
  const rows = useMemo(() => fileTreeRows(props.files.map((file) => file.path)), [props.files]);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const file = props.files.find((candidate) => candidate.path === chosen) ?? mostExplained(props.files);
  const side = props.layout === 'side';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  };
  return (
    <div className={cn('flex min-h-0', side ? 'flex-col md:flex-row' : 'flex-col', props.className)}>
      <ul
        ref={list}
        aria-label="Files"
        onKeyDown={onKeyDown}
        className={cn(
          'shrink-0 overflow-auto py-1.5',
          side ? 'max-h-56 border-b md:max-h-none md:w-64 md:border-r md:border-b-0' : 'max-h-44 border-b',
        )}
      >
        {rows.map((row) => {
          const style = { paddingLeft: 12 + row.depth * 14 };
          return (
            <li key={row.path}>
              {row.kind === 'directory' ? (
                <span style={style} className="flex h-6 items-center gap-1.5 pr-3 text-ink-2 text-xs">
                  <Folder className="size-3.5 shrink-0 text-ink-3" aria-hidden />
                  {row.name}
                </span>
              ) : (
                <button
                  type="button"
                  aria-current={row.path === file?.path ? 'true' : undefined}
                  onClick={() => setChosen(row.path)}
                  style={style}
                  className={cn(
                    'flex h-6 w-full items-center gap-1.5 pr-3 text-left text-xs hover:bg-hover focus-visible:-outline-offset-2',
                    row.path === file?.path && 'bg-accent-soft font-medium',
                  )}
                >
                  <File className="size-3.5 shrink-0 text-ink-3" aria-hidden />
                  <span className="truncate">{row.name}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {file ? (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <div className="flex h-8 items-center justify-between gap-2 border-b px-3">
            <p className="min-w-0 truncate font-mono text-2xs text-ink-2" title={file.path}>
              {file.path}
            </p>
            <div className="flex shrink-0 items-center gap-1">
              <CopyButton text={file.content} label={`Copy ${file.path}`} />
              <FileDownloadButton path={file.path} content={file.content} />
            </div>
          </div>
          <CodeLines
            key={file.path}
            path={file.path}
            content={file.content}
            because={file.because ?? {}}
            reasons={side ? 'beside' : 'below'}
            className="flex-1"
          />
        </div>
      ) : null}
    </div>
  );
}
