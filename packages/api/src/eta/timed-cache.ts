/**
 * Remembers what an asynchronous read gave for a short time, so that frequent requests share it.
 *
 * @param ttlMs - how old an answer may be
 * @invariant a read that fails is not remembered
 */
export function timedCache<Value>(
  ttlMs: number,
): (key: string, read: () => Promise<Value>) => Promise<Value> {
  const entries = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return (key, read) => {
    const now = Date.now();
    const known = entries.get(key);
    if (known !== undefined && known.until > now) return known.value;
    for (const [old, entry] of entries) if (entry.until <= now) entries.delete(old);
    const value = read();
    entries.set(key, { value, until: now + ttlMs });
    value.catch(() => entries.delete(key));
    return value;
  };
}
