import type { SizeNode } from './boot-report.ts';

/** One directory in two images. */
export interface SizeChange {
  readonly name: string;
  readonly fromBytes: number;
  readonly toBytes: number;
  /** Growth and shrinkage below, added up: stays large where they cancel each other out. */
  readonly changedBytes: number;
  readonly children?: readonly SizeChange[] | undefined;
}

const NOTHING: SizeNode = { name: '', bytes: 0 };

function childrenOf(node: SizeNode): readonly SizeNode[] {
  return node.children ?? [];
}

function bytesOf(nodes: readonly SizeNode[]): number {
  return nodes.reduce((sum, node) => sum + node.bytes, 0);
}

function largestFirst(left: SizeChange, right: SizeChange): number {
  return right.changedBytes - left.changedBytes || (left.name < right.name ? -1 : 1);
}

function merge(name: string, from: SizeNode, to: SizeNode): SizeChange {
  const before = new Map(childrenOf(from).map((child) => [child.name, child]));
  const after = new Map(childrenOf(to).map((child) => [child.name, child]));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const children = names.map((child) =>
    merge(child, before.get(child) ?? NOTHING, after.get(child) ?? NOTHING),
  );
  // Files that lie in the directory itself are in none of its children.
  const own = to.bytes - bytesOf(childrenOf(to)) - (from.bytes - bytesOf(childrenOf(from)));
  const changedBytes = children.reduce((sum, child) => sum + child.changedBytes, Math.abs(own));
  const merged = { name, fromBytes: from.bytes, toBytes: to.bytes, changedBytes };
  return children.length === 0 ? merged : { ...merged, children: children.sort(largestFirst) };
}

/**
 * Lays the size trees of two images over each other; children by how much changed below them, most first.
 *
 * @invariant `|toBytes - fromBytes| <= changedBytes` of every node; a node of one tree alone has 0 bytes in the other
 */
export function mergeSizes(from: SizeNode, to: SizeNode): SizeChange {
  return merge(to.name || from.name, from, to);
}

/**
 * Keeps, at every node, the children that changed most and folds the rest into one, so that what is sent and shown
 * stays small.
 *
 * @param most - changed children kept per node, at least 1
 * @invariant bytes of every node that stays are as before, and so is the sum over its children
 */
export function pruneSizes(node: SizeChange, most: number): SizeChange {
  if (node.children === undefined) return node;
  const changed = node.children.filter((child) => child.changedBytes > 0);
  const kept = changed.slice(0, most).map((child) => pruneSizes(child, most));
  const rest = [...changed.slice(most), ...node.children.filter((child) => child.changedBytes === 0)];
  const { children: _all, ...bare } = node;
  if (kept.length === 0) return bare;
  if (rest.length === 0) return { ...node, children: kept };
  const sum = (key: 'fromBytes' | 'toBytes' | 'changedBytes'): number =>
    rest.reduce((total, child) => total + child[key], 0);
  const others = {
    name: rest.length === 1 ? '1 other' : `${rest.length} others`,
    fromBytes: sum('fromBytes'),
    toBytes: sum('toBytes'),
    changedBytes: sum('changedBytes'),
  };
  return { ...node, children: [...kept, others] };
}
