'use client';
import { type RefObject, useLayoutEffect, useState } from 'react';

/** Distance of an element from the top of the page in pixels: where a list that scrolls with the page begins. */
export function useScrollMargin(element: RefObject<HTMLElement | null>): number {
  const [margin, setMargin] = useState(0);
  // After every render: what stands above, such as the chips of filters, comes and goes.
  useLayoutEffect(() => {
    const box = element.current?.getBoundingClientRect();
    if (box) setMargin(Math.round(box.top + window.scrollY));
  });
  return margin;
}
