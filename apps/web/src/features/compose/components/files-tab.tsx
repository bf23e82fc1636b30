'use client';
import { getEngine } from '@boardwright/engines/registry';
import { type ReactElement, useMemo } from 'react';
import { FileBrowser } from '#features/code/components/file-browser.tsx';
import { cn } from '#lib/class-names.ts';
import { useComposerContext } from '../composer-context.ts';

/** What the engine will be given, rendered here as you choose. */
export function FilesTab(): ReactElement {
  const { image, lastImage } = useComposerContext();
  const shown = image ?? lastImage;
  const files = useMemo(() => (shown === null ? [] : getEngine(shown.engine.kind).render(shown)), [shown]);
  if (shown === null)
    return <p className="p-4 text-ink-2 text-sm">Mend the problems below to see the files.</p>;
  return (
    <FileBrowser files={files} layout="stacked" className={cn('h-full', image === null && 'opacity-55')} />
  );
}
