import type { Comparison } from '@boardwright/api/schemas/comparison';
import type { SizeNode } from '@boardwright/evidence/boot-report';
import type { SizeChange } from '@boardwright/evidence/compare-sizes';

export interface SizeMap {
  /** Areas are what changed, grown and shrunk added up. */
  readonly root: SizeNode;
  /** Undefined for nodes the layout made by folding small ones. */
  readonly changeOf: (node: SizeNode) => SizeChange | undefined;
}

/** A tree of changes in the form the treemap lays out. */
export function sizeMap(sizes: Comparison['sizes']): SizeMap {
  const changes = new Map<SizeNode, SizeChange>();
  const convert = (change: SizeChange): SizeNode => {
    const node: SizeNode = {
      name: change.name,
      bytes: change.changedBytes,
      ...(change.children === undefined ? {} : { children: change.children.map(convert) }),
    };
    changes.set(node, change);
    return node;
  };
  return { root: convert(sizes), changeOf: (node) => changes.get(node) };
}
