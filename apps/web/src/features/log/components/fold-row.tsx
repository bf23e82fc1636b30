import { ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cn } from '#lib/class-names.ts';

/** Header of a stage or of a group inside one; opens and closes what is under it. */
export function FoldRow(props: {
  readonly level: 'stage' | 'group';
  readonly open: boolean;
  /** Absent: the row is only a label, as when it repeats a header that is scrolled out of sight. */
  readonly onToggle?: (() => void) | undefined;
  readonly title: string;
  readonly mark?: ReactNode;
  readonly facts?: ReactNode;
}): ReactElement {
  const Tag = props.onToggle ? 'button' : 'div';
  return (
    <Tag
      {...(props.onToggle
        ? { type: 'button' as const, 'aria-expanded': props.open, onClick: props.onToggle }
        : {})}
      className={cn(
        'sticky left-0 flex w-full items-center gap-2 text-left focus-visible:-outline-offset-2 hover:bg-hover',
        props.level === 'stage'
          ? 'h-8 bg-sunken px-2 font-medium font-sans text-ink text-sm'
          : 'h-6 pr-2 pl-12 text-ink-2 text-xs sm:pl-14',
      )}
    >
      <ChevronRight
        aria-hidden
        className={cn('size-3.5 shrink-0 text-ink-3 transition-transform', props.open && 'rotate-90')}
      />
      {props.mark}
      <span className="truncate">{props.title}</span>
      {props.facts ? (
        <span className="tabular ml-auto shrink-0 pl-3 font-normal font-sans text-ink-3 text-xs">
          {props.facts}
        </span>
      ) : null}
    </Tag>
  );
}
