'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import { formatBytes } from '@boardwright/core/units';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { BoardDrawing } from '#features/boards/components/board-drawing.tsx';
import { preemptionWord } from '../image-words.ts';
import { ChannelBadge } from './channel-badge.tsx';

/** One image: what it is, what was proven, how big, when. */
export function ImageRow({ image }: { readonly image: ImageView }): ReactElement {
  const tested = image.selftestTotal > 0;
  return (
    <li className="relative flex items-center gap-4 border-b px-4 py-3 transition-colors last:border-b-0 hover:bg-hover/60 sm:px-6">
      <BoardDrawing boardId={image.board} className="hidden h-10 w-14 shrink-0 text-ink-3 sm:block" />
      <div className="min-w-0 flex-1">
        <Link
          href={`/images/${encodeURIComponent(image.id)}`}
          title={image.name}
          className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {image.name}
        </Link>
        <p className="truncate text-ink-2 text-xs">
          <span className="font-mono">{image.board}</span> · {image.engine}{' '}
          <span className="font-mono">{image.release}</span> · {preemptionWord(image.preemption)}
        </p>
      </div>
      <p className="hidden w-64 items-center gap-2 text-ink-2 text-xs lg:flex">
        <StateMark state={image.bootSeconds === null ? 'waiting' : 'ok'} />
        {image.bootSeconds === null ? 'Not boot-tested here' : `Booted in ${image.bootSeconds.toFixed(1)} s`}
        {tested ? `, ${image.selftestPassed} of ${image.selftestTotal} self-tests` : ''}
      </p>
      <p className="tabular hidden w-20 text-right text-ink-2 text-xs md:block">
        {formatBytes(image.sizeBytes)}
      </p>
      <ChannelBadge channel={image.channel} />
      <p className="w-20 shrink-0 text-right text-ink-2 text-xs">
        <TimeAgo iso={image.createdAt} />
      </p>
    </li>
  );
}
