import { formatBytes } from '@boardwright/core/units';
import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';
import type { TreemapTile } from '../treemap-layout.ts';
import { TILE_HEAD_PX } from '../treemap-layout.ts';

const FAMILIES = ['bg-band-2', 'bg-band-4', 'bg-band-1', 'bg-band-5', 'bg-band-3'];
const NAME_FROM_PX = 40;

/** One area of the size map: a directory that can be opened, or something inside one. */
export function TreemapTileView(props: {
  readonly tile: TreemapTile;
  readonly totalBytes: number;
  readonly onOpen: (() => void) | null;
}): ReactElement {
  const { tile } = props;
  const { name, bytes } = tile.node;
  const percent = props.totalBytes > 0 ? Math.round((bytes / props.totalBytes) * 1000) / 10 : 0;
  const words = `${name}, ${formatBytes(bytes)}, ${percent} %`;
  const roomy = tile.width >= NAME_FROM_PX && tile.height >= 18;
  const style = { left: tile.left, top: tile.top, width: tile.width, height: tile.height };
  const label = roomy ? (
    <span className="flex min-w-0 gap-1.5 px-1.5 text-2xs leading-5">
      <span className={cn('truncate', props.onOpen && 'font-medium')}>{name}</span>
      {tile.width > 110 ? <span className="tabular shrink-0 text-ink-2">{formatBytes(bytes)}</span> : null}
    </span>
  ) : null;
  if (props.onOpen) {
    return (
      <button
        type="button"
        title={`${words}. Open`}
        onClick={props.onOpen}
        className="absolute flex flex-col items-stretch overflow-hidden rounded-xs border border-line-strong/50 bg-panel text-left hover:border-accent focus-visible:z-10 focus-visible:-outline-offset-2"
        style={style}
      >
        <span style={{ height: TILE_HEAD_PX }} className="block">
          {label ?? <span className="sr-only">{words}</span>}
        </span>
      </button>
    );
  }
  return (
    <div
      title={words}
      className={cn(
        'absolute overflow-hidden rounded-xs',
        FAMILIES[tile.family % FAMILIES.length],
        tile.depth === 2 && 'pointer-events-none',
      )}
      style={style}
    >
      {label ?? <span className="sr-only">{words}</span>}
    </div>
  );
}
