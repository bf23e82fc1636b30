import type { ReactElement } from 'react';
import type { LogFeed } from '../log-feed.ts';

/** One quiet line about the connection; absent while all is well. */
export function FeedBanner({ feed }: { readonly feed: LogFeed }): ReactElement | null {
  const count = feed.model.lines.length;
  const words =
    feed.state === 'reconnecting'
      ? `Reconnecting. The log goes on after line ${count.toLocaleString('en')}; nothing is lost.`
      : feed.state === 'failed'
        ? `The log could not be loaded: ${feed.problem} Trying again.`
        : feed.state === 'loading'
          ? count === 0
            ? 'Loading the log.'
            : `Loading the log: ${count.toLocaleString('en')} lines so far.`
          : feed.state === 'live' && count === 0
            ? 'Waiting for the first line.'
            : feed.state === 'ended' && count === 0
              ? 'This build printed nothing.'
              : null;
  if (!words) return null;
  return (
    <p role="status" className="border-b bg-sunken px-3 py-1.5 text-ink-2 text-xs">
      {words}
    </p>
  );
}
