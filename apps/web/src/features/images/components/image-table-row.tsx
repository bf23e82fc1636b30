'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import { formatBytes } from '@boardwright/core/units';
import { Pin } from 'lucide-react';
import Link from 'next/link';
import { memo, type ReactElement } from 'react';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { cn } from '#lib/class-names.ts';
import { engineWord, unitsWord } from '../image-list-words.ts';
import { preemptionWord } from '../image-words.ts';
import { ChannelBadge } from './channel-badge.tsx';
import { COLUMN_CLASSES, ROW_HEIGHT } from './image-table-columns.ts';
import { SelectBox } from './select-box.tsx';

/** One image in the table. The name is the link; the row is its target. Drawn again only when it changed. */
export const ImageTableRow = memo(function ImageTableRow(props: {
  readonly image: ImageView;
  readonly index: number;
  readonly selected: boolean;
  readonly onToggle: (image: ImageView, range: boolean) => void;
}): ReactElement {
  const { image, selected } = props;
  return (
    <tr
      data-row-index={props.index}
      aria-rowindex={props.index + 2}
      style={{ height: ROW_HEIGHT }}
      className={cn('relative border-b last:border-b-0 hover:bg-hover/60', selected && 'bg-accent-soft')}
    >
      <td className={COLUMN_CLASSES.select}>
        <SelectBox image={image} checked={selected} onToggle={props.onToggle} />
      </td>
      <th scope="row" className={cn('pr-3 text-left font-normal', COLUMN_CLASSES.name)}>
        <span className="flex items-center gap-1.5">
          <Link
            href={`/images/${encodeURIComponent(image.id)}`}
            prefetch={false}
            title={image.name}
            className="truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
          >
            {image.name}
          </Link>
          {image.pinnedAt === null ? null : (
            <>
              <Pin className="size-3 shrink-0 text-ink-3" aria-hidden />
              <span className="sr-only">pinned</span>
            </>
          )}
        </span>
        <span className="block truncate text-ink-2 text-xs lg:hidden">
          <span className="font-mono">{image.board}</span> · {engineWord(image.engine)}{' '}
          <span className="font-mono">{image.release}</span>
        </span>
        <span className="hidden truncate text-ink-2 text-xs lg:block">{unitsWord(image)}</span>
      </th>
      <td className={COLUMN_CLASSES.channel}>
        <ChannelBadge channel={image.channel} className="pointer-events-none" />
      </td>
      <td className={cn('truncate pr-3 font-mono text-xs', COLUMN_CLASSES.board)}>{image.board}</td>
      <td className={cn('truncate pr-3 text-ink-2 text-xs', COLUMN_CLASSES.engine)}>
        {engineWord(image.engine)} <span className="font-mono">{image.release}</span>
      </td>
      <td className={cn('truncate pr-3 text-ink-2 text-xs', COLUMN_CLASSES.preemption)}>
        {preemptionWord(image.preemption)}
      </td>
      <td className={cn('tabular text-right text-xs', COLUMN_CLASSES.size)}>
        {formatBytes(image.sizeBytes)}
      </td>
      <td className={cn('tabular text-right text-ink-2 text-xs', COLUMN_CLASSES.boot)}>
        {image.bootSeconds === null ? 'not run' : `${image.bootSeconds.toFixed(1)} s`}
      </td>
      <td className={cn('text-right text-ink-2 text-xs', COLUMN_CLASSES.age)}>
        <TimeAgo iso={image.createdAt} />
      </td>
    </tr>
  );
});
