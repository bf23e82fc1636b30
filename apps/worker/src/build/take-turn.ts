const turns = new Map<string, Promise<void>>();

/** Resolves with the promise or when the signal fires, whichever is first. */
async function settledOrAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  let wake = (): void => undefined;
  const abort = new Promise<void>((resolve) => {
    wake = resolve;
    signal.addEventListener('abort', wake, { once: true });
  });
  await Promise.race([promise, abort]);
  signal.removeEventListener('abort', wake);
}

/**
 * Runs work of one key one at a time in this process; work without a key runs at once.
 *
 * @throws the signal's reason when it fires while waiting; running work has to watch the signal itself
 */
export async function takeTurn(
  key: string | undefined,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  if (key === undefined) return work();
  for (let other = turns.get(key); other !== undefined; other = turns.get(key)) {
    await settledOrAborted(other, signal);
    signal.throwIfAborted();
  }
  const mine = work();
  const settled = mine
    .catch(() => undefined)
    .finally(() => {
      turns.delete(key);
    });
  turns.set(key, settled);
  return mine;
}
