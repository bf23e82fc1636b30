import type { Comparison } from '../schemas/comparison.ts';

type Sizes = NonNullable<Comparison['sizes']['children']>[number];

export interface SizeRow {
  readonly path: string;
  readonly fromBytes: number;
  readonly toBytes: number;
}

function rowsOf(node: Sizes, path: string): SizeRow[] {
  const children = node.children ?? [];
  const below = children.flatMap((child) => rowsOf(child, `${path === '/' ? '' : path}/${child.name}`));
  const [fromBytes, toBytes] = (['fromBytes', 'toBytes'] as const).map((key) =>
    children.reduce((rest, child) => rest - child[key], node[key]),
  ) as [number, number];
  if (fromBytes === toBytes) return below;
  const own = children.length === 0 ? path : `${path === '/' ? '' : path}/ itself`;
  return [...below, { path: own, fromBytes, toBytes }];
}

/**
 * The directories that grew or shrank as a flat list, the largest change first.
 *
 * @invariant the rows' changes add up to that of the whole image
 */
export function sizeRows(sizes: Comparison['sizes']): SizeRow[] {
  const change = (row: SizeRow): number => Math.abs(row.toBytes - row.fromBytes);
  return rowsOf(sizes, sizes.name || '/').sort((a, b) => change(b) - change(a));
}
