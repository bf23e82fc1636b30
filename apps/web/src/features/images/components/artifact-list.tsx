import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { ReactElement } from 'react';
import { orderArtifacts } from '../artifact-order.ts';
import { ArtifactRow } from './artifact-row.tsx';

/** Every file of the image. */
export function ArtifactList({ image }: { readonly image: ImageDetail }): ReactElement {
  const groups = orderArtifacts(image.artifacts);
  return (
    <section aria-labelledby="artifacts-title" className="min-w-0">
      <h2 id="artifacts-title" className="font-medium text-md">
        Files
      </h2>
      <p className="mt-0.5 text-ink-2 text-xs">Downloads can be paused and resumed.</p>
      <ul aria-label="Image files" className="mt-3 border-t">
        {groups.image.map((artifact) => (
          <ArtifactRow key={artifact.kind} artifact={artifact} />
        ))}
      </ul>
      {groups.papers.length > 0 ? (
        <>
          <h3 className="mt-6 mb-2 font-medium text-sm">Proof and papers</h3>
          <ul aria-label="Proof and papers" className="border-t">
            {groups.papers.map((artifact) => (
              <ArtifactRow key={artifact.kind} artifact={artifact} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
