'use client';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { getEngine } from '@boardwright/engines/registry';
import { type ReactElement, useMemo } from 'react';
import { FileBrowser } from '#features/code/components/file-browser.tsx';

/** What the engine was given, rendered again from the resolved spec that is stored with the image. */
export function FilesTab({ resolved }: { readonly resolved: ResolvedImage }): ReactElement {
  const files = useMemo(() => getEngine(resolved.engine.kind).render(resolved), [resolved]);
  return (
    <section aria-labelledby="files-title">
      <h2 id="files-title" className="font-medium text-md">
        Build files
      </h2>
      <p className="mt-0.5 mb-3 max-w-3xl text-ink-2 text-sm">
        What the {resolved.engine.kind} engine is given for this image. Lines with a dot say which choice put
        them there.
      </p>
      <div className="overflow-hidden rounded-md border bg-panel">
        <FileBrowser files={files} layout="side" className="h-[64dvh]" />
      </div>
    </section>
  );
}
