import { formatByteChange } from '@boardwright/core/units';
import type { SizeChange } from '@boardwright/evidence/compare-sizes';
import type { ReactElement } from 'react';
import { TILE_HEAD_PX, type TreemapTile } from '#features/images/treemap-layout.ts';
import { cn } from '#lib/class-names.ts';

const NAME_FROM_PX = 40;

/** Growth is plain and warm, shrinkage hatched: two patterns, and the sign in words. */
function toneOf(change: SizeChange | undefined): string {
  const bytes = change === undefined ? 0 : change.toBytes - change.fromBytes;
  if (bytes > 0) return 'bg-warn-soft border-warn/40';
  if (bytes < 0) return 'bg-ok-soft border-ok/40';
  return 'bg-band-3 border-line-strong/40';
}

function wordsOf(tile: TreemapTile, change: SizeChange | undefined): string {
  if (change === undefined) return `${tile.node.name} changes`;
  const bytes = change.toBytes - change.fromBytes;
  return `${change.name}, ${bytes > 0 ? 'grew' : bytes < 0 ? 'shrank' : 'the same in all'}, ${formatByteChange(bytes)}`;
}

/** One area of the map of changes. */
export function SizeChangeTile(props: {
  readonly tile: TreemapTile;
  readonly change: SizeChange | undefined;
  readonly onOpen: (() => void) | null;
}): ReactElement {
  const { tile, change } = props;
  const words = wordsOf(tile, change);
  const shrank = change !== undefined && change.toBytes < change.fromBytes;
  const style = { left: tile.left, top: tile.top, width: tile.width, height: tile.height };
  const roomy = tile.width >= NAME_FROM_PX && tile.height >= 18;
  const classes = cn('absolute overflow-hidden rounded-xs border', toneOf(change));
  const label = roomy ? (
    <span className="relative flex min-w-0 gap-1.5 px-1.5 text-2xs text-ink leading-5">
      <span className={cn('truncate', props.onOpen && 'font-medium')}>{tile.node.name}</span>
      {tile.width > 110 && change ? (
        <span className="tabular shrink-0">{formatByteChange(change.toBytes - change.fromBytes)}</span>
      ) : null}
    </span>
  ) : (
    <span className="sr-only">{words}</span>
  );
  const pattern =
    shrank && (tile.depth === 2 || !props.onOpen) ? (
      <span aria-hidden className="hatched absolute inset-0 opacity-25" />
    ) : null;
  if (props.onOpen) {
    return (
      <button
        type="button"
        title={`${words}. Open`}
        onClick={props.onOpen}
        className={cn(
          classes,
          'flex flex-col items-stretch text-left hover:border-accent focus-visible:z-10 focus-visible:-outline-offset-2',
        )}
        style={style}
      >
        <span style={{ height: TILE_HEAD_PX }} className="block">
          {label}
        </span>
      </button>
    );
  }
  return (
    <div title={words} className={cn(classes, tile.depth === 2 && 'pointer-events-none')} style={style}>
      {pattern}
      {label}
    </div>
  );
}
