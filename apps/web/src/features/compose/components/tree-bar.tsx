'use client';
import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';

/** The whole tree, to take away and build without Boardwright. */
export function TreeBar(props: {
  /** False while a problem of the spec stands in the way. */
  readonly possible: boolean;
  readonly busy: boolean;
  /** Why the last try failed. */
  readonly error: string | null;
  readonly onDownload: () => void;
}): ReactElement {
  const { possible, busy, error } = props;
  const line =
    error === null
      ? possible
        ? 'With build.sh and all it needs, to build without Boardwright.'
        : 'Mend the problems below to download the tree.'
      : `The tree could not be packed. ${error}`;
  return (
    <div className="flex min-h-10 shrink-0 items-center justify-between gap-2 border-b px-4 py-1.5">
      <p role="status" className={`min-w-0 text-xs ${error === null ? 'text-ink-2' : 'text-fail'}`}>
        {line}
      </p>
      <Button size="sm" disabled={!possible || busy} aria-busy={busy} onClick={props.onDownload}>
        <Download className="size-3.5" aria-hidden />
        {busy ? 'Packing the tree' : 'Download tree'}
      </Button>
    </div>
  );
}
