import type { Principal } from '@boardwright/api/deps';

/** How long a session is believed without asking PostgreSQL: an end made by another process shows after this. */
const TTL_MS = 5000;
const MAX_ENTRIES = 1000;

export interface PrincipalCache {
  readonly get: (key: string) => Principal | undefined;
  readonly set: (key: string, principal: Principal) => void;
  readonly clear: () => void;
}

/** Remembers for a few seconds who a cookie belongs to; a page asks for many things at once. */
export function createPrincipalCache(now: () => number = Date.now): PrincipalCache {
  const entries = new Map<string, { readonly principal: Principal; readonly until: number }>();
  return {
    get: (key) => {
      const entry = entries.get(key);
      return entry !== undefined && entry.until > now() ? entry.principal : undefined;
    },
    set: (key, principal) => {
      // The oldest goes first: a Map keeps the order of insertion
      const oldest = entries.keys().next().value;
      if (entries.size >= MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
      entries.delete(key);
      entries.set(key, { principal, until: now() + TTL_MS });
    },
    clear: () => entries.clear(),
  };
}
