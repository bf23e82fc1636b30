'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import { useCallback, useRef, useState } from 'react';

export interface Selection {
  readonly chosen: ReadonlyMap<string, ImageView>;
  /** @param range - everything from the last one chosen to this */
  readonly toggle: (image: ImageView, range: boolean) => void;
  readonly chooseAll: (images: readonly ImageView[]) => void;
  readonly drop: (id: string) => void;
  readonly clear: () => void;
}

/** Which images of a list are chosen. `images` is the list as it stands, for ranges. */
export function useSelection(images: readonly ImageView[]): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ImageView>>(new Map());
  const latest = useRef(images);
  latest.current = images;
  const anchor = useRef<string | null>(null);

  const toggle = useCallback((image: ImageView, range: boolean) => {
    const from = range ? latest.current.findIndex(({ id }) => id === anchor.current) : -1;
    const to = latest.current.findIndex(({ id }) => id === image.id);
    anchor.current = image.id;
    setChosen((before) => {
      const next = new Map(before);
      if (from >= 0 && to >= 0) {
        for (const one of latest.current.slice(Math.min(from, to), Math.max(from, to) + 1))
          next.set(one.id, one);
      } else if (!next.delete(image.id)) next.set(image.id, image);
      return next;
    });
  }, []);
  const chooseAll = useCallback((all: readonly ImageView[]) => {
    setChosen(new Map(all.map((image) => [image.id, image])));
  }, []);
  const drop = useCallback((id: string) => {
    setChosen((before) => new Map([...before].filter(([one]) => one !== id)));
  }, []);
  const clear = useCallback(() => setChosen(new Map()), []);
  return { chosen, toggle, chooseAll, drop, clear };
}
