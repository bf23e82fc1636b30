'use client';
import {
  ArrowDownToLine,
  ChevronDown,
  ChevronsDownUp,
  ChevronsUpDown,
  ChevronUp,
  Clock,
  Download,
  Search,
  WrapText,
} from 'lucide-react';
import type { ReactElement, RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ToggleChip } from '#components/ui/toggle-chip.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';

interface LogToolbarProps {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly hitCount: number;
  readonly hitIndex: number;
  readonly onStep: (direction: 1 | -1) => void;
  readonly wrap: boolean;
  readonly onWrap: (wrap: boolean) => void;
  readonly times: boolean;
  readonly onTimes: (times: boolean) => void;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
  readonly live: boolean;
  readonly allOpen: boolean;
  readonly onAllOpen: (open: boolean) => void;
  readonly rawHref: string;
}

export function LogToolbar(props: LogToolbarProps): ReactElement {
  const searching = props.query !== '';
  const FoldIcon = props.allOpen ? ChevronsDownUp : ChevronsUpDown;
  const foldLabel = props.allOpen ? 'Close all folds' : 'Open all folds';
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
      <search className="flex h-8 min-w-0 flex-1 items-center rounded-md border border-line-strong/70 bg-panel pl-2.5 focus-within:border-accent sm:max-w-96">
        <Search className="size-3.5 shrink-0 text-ink-3" aria-hidden />
        <input
          ref={props.searchRef}
          type="text"
          value={props.query}
          aria-label="Search the log"
          placeholder="Search the log"
          spellCheck={false}
          onChange={(event) => props.onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              props.onStep(event.shiftKey ? -1 : 1);
            } else if (event.key === 'Escape') {
              props.onQuery('');
              event.currentTarget.blur();
            }
          }}
          className="h-full min-w-0 flex-1 bg-transparent px-2 text-sm outline-none placeholder:text-ink-3 max-sm:text-[16px]"
        />
        <span role="status" className="tabular shrink-0 px-1.5 text-ink-2 text-xs">
          {searching
            ? props.hitCount === 0
              ? 'No hits'
              : `${(props.hitIndex + 1).toLocaleString('en')} of ${props.hitCount.toLocaleString('en')}`
            : ''}
        </span>
        {searching ? (
          <>
            <Button
              variant="ghost"
              size="iconSm"
              aria-label="Previous hit"
              disabled={props.hitCount === 0}
              onClick={() => props.onStep(-1)}
            >
              <ChevronUp className="size-4" aria-hidden />
            </Button>
            <Button
              variant="ghost"
              size="iconSm"
              aria-label="Next hit"
              disabled={props.hitCount === 0}
              onClick={() => props.onStep(1)}
            >
              <ChevronDown className="size-4" aria-hidden />
            </Button>
          </>
        ) : null}
      </search>
      <div className="ml-auto flex items-center gap-1.5">
        {props.live ? (
          <ToggleChip pressed={props.follow} onPressedChange={props.onFollow}>
            <ArrowDownToLine className="size-3.5" aria-hidden />
            Follow
          </ToggleChip>
        ) : null}
        <ToggleChip pressed={props.wrap} onPressedChange={props.onWrap}>
          <WrapText className="size-3.5" aria-hidden />
          <span className="max-sm:sr-only">Wrap</span>
        </ToggleChip>
        <ToggleChip pressed={props.times} onPressedChange={props.onTimes}>
          <Clock className="size-3.5" aria-hidden />
          <span className="max-sm:sr-only">Times</span>
        </ToggleChip>
        <Tooltip content={foldLabel}>
          <Button
            variant="ghost"
            size="iconSm"
            aria-label={foldLabel}
            onClick={() => props.onAllOpen(!props.allOpen)}
          >
            <FoldIcon className="size-4" aria-hidden />
          </Button>
        </Tooltip>
        <Tooltip content="Download the whole log as text">
          <Button asChild variant="ghost" size="iconSm">
            <a href={props.rawHref} download aria-label="Download raw log">
              <Download className="size-4" aria-hidden />
            </a>
          </Button>
        </Tooltip>
      </div>
    </div>
  );
}
