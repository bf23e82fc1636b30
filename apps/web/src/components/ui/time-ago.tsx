'use client';
import { type ReactElement, useSyncExternalStore } from 'react';
import { timeAgo } from '#lib/times.ts';

const TICK_MS = 15_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const call of listeners) call();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** Relative time with the exact one on hover; all of them on a page share one clock. */
export function TimeAgo({ iso }: { readonly iso: string }): ReactElement {
  const clock = useSyncExternalStore(
    subscribe,
    () => Math.max(now, Date.parse(iso)),
    () => Date.parse(iso),
  );
  return (
    <time
      dateTime={iso}
      title={new Date(iso).toLocaleString()}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {timeAgo(iso, clock)}
    </time>
  );
}
