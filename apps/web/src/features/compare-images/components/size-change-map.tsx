'use client';
import type { Comparison } from '@boardwright/api/schemas/comparison';
import { formatByteChange } from '@boardwright/core/units';
import type { SizeNode } from '@boardwright/evidence/boot-report';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { layoutTreemap } from '#features/images/treemap-layout.ts';
import { sizeMap } from '../size-map.ts';
import { SizeChangeTile } from './size-change-tile.tsx';

const HEIGHT = 420;

/** What grew and shrank as areas, two levels at a time. A directory opens on click or Enter; the path above leads back. */
export function SizeChangeMap({ sizes }: { readonly sizes: Comparison['sizes'] }): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const { root, changeOf } = useMemo(() => sizeMap(sizes), [sizes]);
  const [opened, setOpened] = useState<readonly SizeNode[]>([]);
  const path = [root, ...opened];
  const node = path.at(-1) ?? root;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const tiles = useMemo(() => layoutTreemap(node, width, HEIGHT), [node, width]);
  const shown = changeOf(node);
  return (
    <div>
      <nav
        aria-label="Place in the map of changes"
        className="mb-2 flex flex-wrap items-center gap-1 text-sm"
      >
        {path.map((entry, index) => (
          <span
            key={path
              .slice(0, index + 1)
              .map((part) => part.name)
              .join('/')}
            className="inline-flex items-center gap-1"
          >
            {index > 1 ? <span className="text-ink-3">/</span> : null}
            {index === path.length - 1 ? (
              <span className="font-medium">{entry.name || '/'}</span>
            ) : (
              <button type="button" className="link" onClick={() => setOpened(opened.slice(0, index))}>
                {entry.name || '/'}
              </button>
            )}
          </span>
        ))}
        {shown ? (
          <span className="tabular ml-2 text-ink-2">{formatByteChange(shown.toBytes - shown.fromBytes)}</span>
        ) : null}
      </nav>
      <div ref={frame} className="relative w-full overflow-hidden rounded-sm" style={{ height: HEIGHT }}>
        {tiles.map((tile) => (
          <SizeChangeTile
            key={`${tile.family}/${tile.depth}/${tile.node.name}`}
            tile={tile}
            change={changeOf(tile.node)}
            onOpen={
              tile.depth === 1 && (tile.node.children?.length ?? 0) > 0
                ? () => setOpened([...opened, tile.node])
                : null
            }
          />
        ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-ink-2 text-xs">
        <li className="inline-flex items-center gap-1.5">
          <span aria-hidden className="size-3.5 rounded-xs border border-warn/40 bg-warn-soft" />+ grew
        </li>
        <li className="inline-flex items-center gap-1.5">
          <span
            aria-hidden
            className="relative size-3.5 overflow-hidden rounded-xs border border-ok/40 bg-ok-soft"
          >
            <span className="hatched absolute inset-0 opacity-25" />
          </span>
          − shrank
        </li>
        <li>Areas show how much changed, not how large something is.</li>
      </ul>
    </div>
  );
}
