'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Line an address such as `#L123` names, or null. */
export function lineOfHash(hash: string): number | null {
  const match = /^#L(\d{1,10})$/.exec(hash);
  return match ? Number(match[1]) : null;
}

/** The line the address names; `onArrive` is called for it at first and whenever the address changes. */
export function useLinkedLine(onArrive: (n: number) => void): {
  readonly linked: number | null;
  readonly link: (n: number) => void;
} {
  const [linked, setLinked] = useState<number | null>(null);
  const arrive = useRef(onArrive);
  arrive.current = onArrive;
  useEffect(() => {
    const follow = (): void => {
      const n = lineOfHash(location.hash);
      setLinked(n);
      if (n !== null) arrive.current(n);
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const link = useCallback((n: number): void => {
    history.replaceState(history.state, '', `#L${n}`);
    setLinked(n);
  }, []);
  return { linked, link };
}
