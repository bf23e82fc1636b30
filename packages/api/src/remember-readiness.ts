import type { Readiness } from './health.ts';

/** A probe writes to the store, which costs something: strangers may ask, but not make us do so more often than this. */
const REMEMBER_OK_MS = 10_000;
/** Shorter, so that a server that comes up is seen to. */
const REMEMBER_FAILED_MS = 2000;

/** The last answer for some seconds; whoever asks meanwhile shares it, also one that is still being found out. */
export function rememberReadiness(
  check: () => Promise<Readiness>,
  now: () => number = Date.now,
): () => Promise<Readiness> {
  let running: Promise<Readiness> | undefined;
  let last: { readonly readiness: Readiness; readonly until: number } | undefined;

  async function probe(): Promise<Readiness> {
    try {
      const readiness = await check();
      last = { readiness, until: now() + (readiness.ok ? REMEMBER_OK_MS : REMEMBER_FAILED_MS) };
      return readiness;
    } finally {
      running = undefined;
    }
  }

  return async () => {
    if (last !== undefined && last.until > now()) return last.readiness;
    running ??= probe();
    return running;
  };
}
