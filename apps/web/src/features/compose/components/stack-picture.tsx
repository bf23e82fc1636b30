'use client';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { type ReactElement, useMemo } from 'react';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { BoardDrawing } from '#features/boards/components/board-drawing.tsx';
import { cn } from '#lib/class-names.ts';
import { bandHeights, type StackBand, stackBands } from '../stack-bands.ts';

const TONES: Record<StackBand['tone'], string> = {
  own: 'bg-band-1',
  unit: 'bg-band-2',
  system: 'bg-band-3',
  kernel: 'bg-band-5',
  firmware: 'bg-band-4',
};
const STACK_PX = 380;
const LEAST_PX = 34;

/** Bands to scale of their size, the board at the bottom. */
export function StackPicture({ image }: { readonly image: ResolvedImage }): ReactElement {
  const bands = useMemo(() => stackBands(image), [image]);
  const heights = bandHeights(
    bands.map((band) => band.sizeMiB),
    STACK_PX,
    LEAST_PX,
  );
  return (
    <figure aria-labelledby="stack-title">
      <figcaption id="stack-title" className="mb-2 flex justify-between text-ink-2 text-xs">
        <span>What lies on the board</span>
        <span>to scale, MiB installed</span>
      </figcaption>
      <ul className="space-y-0.5">
        {bands.map((band, index) => (
          <li key={band.id}>
            <Tooltip side="left" content={band.because ?? band.title}>
              <button
                type="button"
                className={cn(
                  'flex w-full cursor-help items-center gap-3 rounded-xs px-3 text-left transition-[height]',
                  TONES[band.tone],
                )}
                style={{ height: heights[index] }}
              >
                <span className="min-w-0 flex-1">
                  <span className="flex items-center gap-2">
                    <span className="truncate font-medium text-sm">{band.title}</span>
                    {band.badge ? (
                      <span className="rounded-xs bg-accent px-1 font-mono text-2xs text-on-accent leading-4">
                        {band.badge}
                      </span>
                    ) : null}
                  </span>
                  {band.detail && (heights[index] ?? 0) >= 46 ? (
                    <span className="block truncate text-ink-2 text-xs">{band.detail}</span>
                  ) : null}
                </span>
                <span className="tabular shrink-0 text-ink-2 text-xs">
                  {band.sizeMiB > 0 ? Math.round(band.sizeMiB) : '–'}
                </span>
              </button>
            </Tooltip>
          </li>
        ))}
        <li className="flex items-center gap-3 rounded-xs border border-line-strong/50 px-3 py-2">
          <BoardDrawing boardId={image.board.id} className="h-10 w-14 shrink-0 text-ink-2" />
          <span className="min-w-0">
            <span className="block truncate font-medium text-sm">{image.board.title}</span>
            <span className="block truncate text-ink-2 text-xs">{image.board.soc}</span>
          </span>
        </li>
      </ul>
    </figure>
  );
}
