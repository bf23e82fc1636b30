'use client';
import { estimate } from '@boardwright/catalog/estimate';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { type ReactElement, useMemo } from 'react';

const TINTS = ['bg-band-4', 'bg-band-2', 'bg-band-1', 'bg-band-5'];
const LEAST_SHARE = 0.04;

/** The card's partitions to scale; a fitted one has the size estimated for its content. */
export function CardPicture({ image }: { readonly image: ResolvedImage }): ReactElement {
  const parts = useMemo(() => {
    const guess = estimate(image);
    const fixed = image.storage.partitions.reduce(
      (sum, part) => sum + (part.sizeMiB === 'auto' ? 0 : part.sizeMiB),
      0,
    );
    const fitted = image.storage.partitions.filter((part) => part.sizeMiB === 'auto').length;
    const rest = Math.max(0, guess.imageSizeMiB - fixed) / Math.max(1, fitted);
    return image.storage.partitions.map((part) => ({
      part,
      sizeMiB: part.sizeMiB === 'auto' ? Math.round(rest) : part.sizeMiB,
    }));
  }, [image]);
  const total = parts.reduce((sum, entry) => sum + entry.sizeMiB, 0) || 1;
  return (
    <figure aria-labelledby="card-title">
      <figcaption id="card-title" className="mb-2 flex justify-between text-ink-2 text-xs">
        <span>The card</span>
        <span>to scale, {image.storage.partitionTable.toUpperCase()}</span>
      </figcaption>
      <div aria-hidden className="flex h-9 gap-0.5 overflow-hidden rounded-sm">
        {parts.map(({ part, sizeMiB }, index) => (
          <div
            key={part.label}
            className={TINTS[index % TINTS.length]}
            style={{ flexGrow: Math.max(sizeMiB / total, LEAST_SHARE), flexBasis: 0 }}
          />
        ))}
      </div>
      <ul className="mt-2 space-y-1">
        {parts.map(({ part, sizeMiB }, index) => (
          <li key={part.label} className="flex items-center gap-2 text-xs" title={part.because}>
            <span aria-hidden className={`size-2.5 rounded-xs ${TINTS[index % TINTS.length]}`} />
            <span className="font-mono">{part.label}</span>
            <span className="text-ink-2">{part.fileSystem}</span>
            <span className="tabular ml-auto text-ink-2">
              {part.sizeMiB === 'auto' ? 'about ' : ''}
              {sizeMiB} MiB
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
