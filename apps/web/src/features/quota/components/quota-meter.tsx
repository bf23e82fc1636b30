import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';

/** One limit: what is used of it, in words and as a bar. */
export function QuotaMeter(props: {
  readonly label: string;
  readonly help: string;
  readonly used: number;
  /** Null: no limit. */
  readonly limit: number | null;
  /** What is used. */
  readonly words: string;
  /** Said when there is a limit: `of 10`. */
  readonly limitWords: string;
}): ReactElement {
  const { limit, used } = props;
  const share = limit === null ? 0 : limit === 0 ? 1 : Math.min(1, used / limit);
  return (
    <div className="grid gap-x-8 gap-y-2 border-b py-4 sm:grid-cols-[14rem_1fr] sm:items-center">
      <div>
        <h3 className="font-medium text-sm">{props.label}</h3>
        <p className="text-ink-2 text-xs">{props.help}</p>
      </div>
      <div className="min-w-0">
        <p className="tabular text-sm">
          {props.words} <span className="text-ink-2">{limit === null ? '· no limit' : props.limitWords}</span>
        </p>
        {limit === null ? null : (
          // The words above say the same
          <div aria-hidden className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-hover">
            <div
              className={cn(
                'h-full rounded-full',
                share >= 1 ? 'bg-fail' : share >= 0.8 ? 'bg-warn' : 'bg-accent',
              )}
              style={{ width: `${share * 100}%` }}
            />
          </div>
        )}
      </div>
    </div>
  );
}
