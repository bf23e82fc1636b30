import { formatDurationMs } from '@boardwright/core/units';

/** Time since, in plain words: `just now`, `3 min ago`, `2 h ago`, `5 days ago`, then the date. */
export function timeAgo(iso: string, nowMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - Date.parse(iso)) / 1000));
  if (seconds < 10) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  const days = Math.floor(seconds / 86_400);
  if (days < 30) return days === 1 ? 'yesterday' : `${days} days ago`;
  return iso.slice(0, 10);
}

/** A length of time where tenths of seconds only matter when it is short: `850 ms`, `12 s`, `3 min 05 s`. */
export function roughDuration(durationMs: number): string {
  if (durationMs >= 10_000 && durationMs < 59_500) return `${Math.round(durationMs / 1000)} s`;
  return formatDurationMs(durationMs).replace(/\.0 s$/, ' s');
}

/** A range in words a person would say: `about 40 s`, `1 to 2 min`, `8 to 15 min`. */
export function durationRange(p50Ms: number, p90Ms: number): string {
  const highMs = Math.max(p50Ms, p90Ms);
  const lowMs = Math.min(p50Ms, highMs);
  // One unit for both ends, chosen by the longer.
  const [unit, stepMs, unitMs] =
    highMs < 90_000
      ? ['s', 5000, 1000]
      : highMs < 5_400_000
        ? ['min', 60_000, 60_000]
        : ['h', 1_800_000, 3_600_000];
  const inUnit = (ms: number): number => (Math.max(1, Math.round(ms / stepMs)) * stepMs) / unitMs;
  const [low, high] = [inUnit(lowMs), inUnit(highMs)];
  return low === high ? `about ${low} ${unit}` : `${low} to ${high} ${unit}`;
}

/** Clock time of a log line in the viewer's zone: `14:03:22.118`. */
export function clockTime(epochMs: number): string {
  const date = new Date(epochMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
