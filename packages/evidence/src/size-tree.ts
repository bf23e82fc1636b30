import type { InstalledPackage, SizeNode } from './boot-report.ts';

/**
 * Sizes by archive section and package, largest first: the other way to cut the size map.
 *
 * @param packages - `installedSizeKiB` is what the package's files really take in the image
 */
export function packageSizeTree(packages: readonly InstalledPackage[]): SizeNode {
  const sections = new Map<string, SizeNode[]>();
  for (const one of packages) {
    const section = one.section.split('/').at(-1) || 'other';
    sections.set(section, [
      ...(sections.get(section) ?? []),
      { name: one.name, bytes: one.installedSizeKiB * 1024 },
    ]);
  }
  return nodeOf(
    'packages',
    [...sections].map(([name, children]) => nodeOf(name, children)),
  );
}

function bySize(left: SizeNode, right: SizeNode): number {
  return right.bytes - left.bytes || (left.name < right.name ? -1 : 1);
}

function nodeOf(name: string, children: readonly SizeNode[]): SizeNode {
  return {
    name,
    bytes: children.reduce((sum, child) => sum + child.bytes, 0),
    children: [...children].sort(bySize),
  };
}

/**
 * Keeps the largest children of every node and folds the rest into one, so that a map stays readable.
 *
 * @param most - children kept per node, at least 1
 * @invariant the root's bytes do not change
 */
export function foldSmall(node: SizeNode, most: number): SizeNode {
  if (node.children === undefined) return node;
  const inOrder = [...node.children].sort(bySize);
  const kept = inOrder.slice(0, most).map((child) => foldSmall(child, most));
  const folded = inOrder.slice(most);
  if (folded.length === 0) return { ...node, children: kept };
  const bytes = folded.reduce((sum, child) => sum + child.bytes, 0);
  return { ...node, children: [...kept, { name: `${folded.length} smaller`, bytes }] };
}
