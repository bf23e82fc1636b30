'use client';
import { formatBytes } from '@boardwright/core/units';
import type { SizeNode } from '@boardwright/evidence/boot-report';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { layoutTreemap } from '../treemap-layout.ts';
import { TreemapTileView } from './treemap-tile-view.tsx';

const HEIGHT = 480;

/** Sizes as areas, two levels at a time. A directory opens on click or Enter; the path above leads back. */
export function Treemap({ root }: { readonly root: SizeNode }): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [path, setPath] = useState<readonly SizeNode[]>([root]);
  const node = path.at(-1) ?? root;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const tiles = useMemo(() => layoutTreemap(node, width, HEIGHT), [node, width]);
  return (
    <div>
      <nav aria-label="Place in the size map" className="mb-2 flex flex-wrap items-center gap-1 text-sm">
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
              <button type="button" className="link" onClick={() => setPath(path.slice(0, index + 1))}>
                {entry.name || '/'}
              </button>
            )}
          </span>
        ))}
        <span className="tabular ml-2 text-ink-2">{formatBytes(node.bytes)}</span>
      </nav>
      <div ref={frame} className="relative w-full overflow-hidden rounded-sm" style={{ height: HEIGHT }}>
        {tiles.map((tile) => (
          <TreemapTileView
            key={`${tile.family}/${tile.depth}/${tile.node.name}`}
            tile={tile}
            totalBytes={node.bytes}
            onOpen={
              tile.depth === 1 && (tile.node.children?.length ?? 0) > 0
                ? () => setPath([...path, tile.node])
                : null
            }
          />
        ))}
      </div>
      <p className="mt-1.5 text-ink-3 text-xs">Areas are to scale. Open a directory to see more of it.</p>
    </div>
  );
}
