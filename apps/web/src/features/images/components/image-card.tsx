'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import { formatBytes } from '@boardwright/core/units';
import { Pin } from 'lucide-react';
import Link from 'next/link';
import { memo, type ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { BoardDrawing } from '#features/boards/components/board-drawing.tsx';
import { cn } from '#lib/class-names.ts';
import { engineWord, unitsWord } from '../image-list-words.ts';
import { preemptionWord } from '../image-words.ts';
import { ChannelBadge } from './channel-badge.tsx';
import { SelectBox } from './select-box.tsx';

/** Height of a card in pixels without the gap below it. */
export const CARD_HEIGHT = 140;

/** One image as a card: what it is, what was proven, how big, when. */
export const ImageCard = memo(function ImageCard(props: {
  readonly image: ImageView;
  readonly index: number;
  readonly total: number;
  readonly selected: boolean;
  readonly onToggle: (image: ImageView, range: boolean) => void;
}): ReactElement {
  const { image, selected } = props;
  return (
    <li
      data-row-index={props.index}
      aria-posinset={props.index + 1}
      aria-setsize={props.total}
      style={{ height: CARD_HEIGHT }}
      className={cn(
        'relative flex min-w-0 gap-3 rounded-md border bg-panel p-3 hover:border-line-strong',
        selected && 'border-accent bg-accent-soft hover:border-accent',
      )}
    >
      <BoardDrawing boardId={image.board} className="mt-1 h-10 w-14 shrink-0 text-ink-3" />
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex items-center gap-1.5 pr-7">
          <Link
            href={`/images/${encodeURIComponent(image.id)}`}
            prefetch={false}
            title={image.name}
            className="truncate font-medium after:absolute after:inset-0 after:rounded-md focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
          >
            {image.name}
          </Link>
          {image.pinnedAt === null ? null : (
            <>
              <Pin className="size-3 shrink-0 text-ink-3" aria-hidden />
              <span className="sr-only">pinned</span>
            </>
          )}
        </div>
        <p className="truncate text-ink-2 text-xs">
          <span className="font-mono">{image.board}</span> · {engineWord(image.engine)}{' '}
          <span className="font-mono">{image.release}</span> · {preemptionWord(image.preemption)}
        </p>
        <p className="truncate text-ink-2 text-xs">{unitsWord(image)}</p>
        <p className="mt-1.5 flex items-center gap-1.5 text-ink-2 text-xs">
          <StateMark state={image.bootSeconds === null ? 'waiting' : 'ok'} className="size-3.5" />
          <span className="truncate">
            {image.bootSeconds === null
              ? 'Not boot-tested here'
              : `Booted in ${image.bootSeconds.toFixed(1)} s`}
            {image.selftestTotal > 0 ? `, ${image.selftestPassed} of ${image.selftestTotal} self-tests` : ''}
          </span>
        </p>
        <p className="mt-auto flex items-center gap-3 text-ink-2 text-xs">
          <ChannelBadge channel={image.channel} className="pointer-events-none" />
          <span className="tabular whitespace-nowrap">{formatBytes(image.sizeBytes)}</span>
          <span className="ml-auto">
            <TimeAgo iso={image.createdAt} />
          </span>
        </p>
      </div>
      <div className="absolute top-1 right-1">
        <SelectBox image={image} checked={selected} onToggle={props.onToggle} />
      </div>
    </li>
  );
});
