'use client';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_END_PX = 8;

/** Keeps the end of a growing list in view until the reader scrolls up; scrolling back to the end resumes. */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  live: boolean,
  rowCount: number,
  scrollToEnd: () => void,
): { on: boolean; set: (on: boolean) => void; onScroll: () => void } {
  const [on, setOn] = useState(true);
  const lastTop = useRef(0);
  const toEnd = useRef(scrollToEnd);
  toEnd.current = scrollToEnd;
  const active = on && live;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for every new row
  useLayoutEffect(() => {
    if (active) toEnd.current();
  }, [active, rowCount]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // The wheel and touch say what a person wants before any scroll event can be mistaken for our own.
    const onWheel = (event: WheelEvent): void => {
      if (event.deltaY < 0) setOn(false);
    };
    element.addEventListener('wheel', onWheel, { passive: true });
    return () => element.removeEventListener('wheel', onWheel);
  }, [scroller]);
  const onScroll = useCallback((): void => {
    const element = scroller.current;
    if (!element) return;
    const up = element.scrollTop < lastTop.current - 1;
    lastTop.current = element.scrollTop;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    if (atEnd) setOn(true);
    else if (up) setOn(false);
  }, [scroller]);
  const set = useCallback((next: boolean): void => setOn(next), []);
  return { on: active, set, onScroll };
}
