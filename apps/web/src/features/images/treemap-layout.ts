import type { SizeNode } from '@boardwright/evidence/boot-report';
import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';

export interface TreemapTile {
  readonly node: SizeNode;
  /** 1: directly below what is shown, with its own tiles inside; 2: inside one of those. */
  readonly depth: 1 | 2;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Place among the tiles of depth 1, for the tint. */
  readonly family: number;
}

const MOST_CHILDREN = 60;
/** Room for the name of a tile that has tiles inside. */
export const TILE_HEAD_PX = 20;

/** The largest children as they are, the small rest as one. */
function largest(children: readonly SizeNode[]): SizeNode[] {
  const sorted = children.filter((child) => child.bytes > 0).sort((a, b) => b.bytes - a.bytes);
  if (sorted.length <= MOST_CHILDREN) return sorted;
  const rest = sorted.slice(MOST_CHILDREN);
  const bytes = rest.reduce((sum, child) => sum + child.bytes, 0);
  return [...sorted.slice(0, MOST_CHILDREN), { name: `${rest.length} smaller`, bytes }];
}

interface Entry {
  readonly node: SizeNode;
  readonly inside: readonly Entry[];
}

/** Two levels of a size tree as nested tiles that fill a box, areas to scale. */
export function layoutTreemap(root: SizeNode, width: number, height: number): TreemapTile[] {
  if (width <= 0 || height <= 0) return [];
  const entries = largest(root.children ?? []).map(
    (node): Entry => ({
      node,
      inside: largest(node.children ?? []).map((inner) => ({ node: inner, inside: [] })),
    }),
  );
  const tree = hierarchy<Entry>({ node: root, inside: entries }, (entry) => [...entry.inside]).sum(
    (entry) => {
      const inside = entry.inside.reduce((sum, inner) => sum + inner.node.bytes, 0);
      // What a directory holds beside its listed children still takes its room.
      return entry.node === root ? 0 : Math.max(0, entry.node.bytes - inside);
    },
  );
  const placed = treemap<Entry>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingInner(2)
    .paddingTop((place) => (place.depth === 1 && place.children ? TILE_HEAD_PX : 0))
    .round(true)(tree);
  return (placed.children ?? []).flatMap((first, family) =>
    [first, ...(first.children ?? [])].map(
      (place): TreemapTile => ({
        node: place.data.node,
        depth: place === first ? 1 : 2,
        left: place.x0,
        top: place.y0,
        width: place.x1 - place.x0,
        height: place.y1 - place.y0,
        family,
      }),
    ),
  );
}
