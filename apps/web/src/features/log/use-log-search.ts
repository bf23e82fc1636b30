'use client';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { LogModel } from './log-model.ts';
import { LogSearch } from './log-search.ts';

/** Search state of the viewer: the hits in shown order and which one is current. */
export function useLogSearch(
  model: LogModel,
  version: number,
  stageOrder: readonly string[],
): {
  query: string;
  setQuery: (query: string) => void;
  hits: number[];
  index: number;
  current: number | null;
  step: (direction: 1 | -1) => number | null;
} {
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const searched = useDeferredValue(query);
  const search = useRef(new LogSearch(''));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for the lines of the model, which grow in place
  const hits = useMemo(() => {
    if (search.current.query !== searched) search.current = new LogSearch(searched);
    return search.current.hits(model, stageOrder);
  }, [model, version, searched, stageOrder]);
  const place = Math.min(index, Math.max(0, hits.length - 1));
  const touched = useRef('');
  return {
    query,
    setQuery: (next) => {
      setQuery(next);
      setIndex(0);
    },
    hits,
    index: place,
    current: hits[place] ?? null,
    step: (direction) => {
      if (hits.length === 0) return null;
      // The first Enter after typing goes to the first hit, not past it.
      const from = touched.current === query ? place + direction : direction === 1 ? 0 : hits.length - 1;
      touched.current = query;
      const next = (from + hits.length) % hits.length;
      setIndex(next);
      return hits[next] ?? null;
    },
  };
}
