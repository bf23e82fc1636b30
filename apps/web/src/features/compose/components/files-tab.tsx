'use client';
import { getEngine } from '@boardwright/engines/registry';
import { type ReactElement, useMemo } from 'react';
import { FileBrowser } from '#features/code/components/file-browser.tsx';
import { cn } from '#lib/class-names.ts';
import { useComposerContext } from '../composer-context.ts';
import { useTreeDownload } from '../use-tree-download.ts';
import { TreeBar } from './tree-bar.tsx';

/** What the engine will be given, rendered here as you choose; the server packs it with the static files it rests on. */
export function FilesTab(): ReactElement {
  const { image, lastImage, spec } = useComposerContext();
  const tree = useTreeDownload(spec);
  const shown = image ?? lastImage;
  const files = useMemo(() => (shown === null ? [] : getEngine(shown.engine.kind).render(shown)), [shown]);
  if (shown === null)
    return <p className="p-4 text-ink-2 text-sm">Mend the problems below to see the files.</p>;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <TreeBar possible={image !== null} busy={tree.busy} error={tree.error} onDownload={tree.run} />
      <FileBrowser
        files={files}
        layout="stacked"
        className={cn('min-h-0 flex-1', image === null && 'opacity-55')}
      />
    </div>
  );
}
