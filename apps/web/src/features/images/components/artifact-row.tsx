import type { ArtifactView } from '@boardwright/api/schemas/image';
import { formatBytes } from '@boardwright/core/units';
import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Hash } from '#components/ui/hash.tsx';

const BAD_WORDS = {
  damaged: 'The stored file is damaged and is not sent. Build the image again.',
  missing: 'The stored file is missing. Build the image again.',
} as const;

/** One file: what it is in plain words, how big, which bytes. */
export function ArtifactRow({ artifact }: { readonly artifact: ArtifactView }): ReactElement {
  const { state } = artifact.integrity;
  return (
    <li className="flex items-center gap-3 border-b py-2.5">
      <div className="min-w-0 flex-1">
        <p className="text-sm">{artifact.title}</p>
        <p className="flex flex-wrap items-center gap-x-3 text-ink-2 text-xs">
          <span className="min-w-0 truncate font-mono" title={artifact.fileName}>
            {artifact.fileName}
          </span>
          <span className="tabular whitespace-nowrap">{formatBytes(artifact.sizeBytes)}</span>
          <Hash value={artifact.sha256} label={`sha256 of ${artifact.fileName}`} />
        </p>
        {(state === 'damaged' || state === 'missing') && (
          <p className="text-fail text-xs">{BAD_WORDS[state]}</p>
        )}
      </div>
      <Button asChild size="sm">
        <a href={artifact.href} download={artifact.fileName} aria-label={`Download ${artifact.fileName}`}>
          <Download className="size-3.5" aria-hidden />
          <span className="max-sm:sr-only">Download</span>
        </a>
      </Button>
    </li>
  );
}
