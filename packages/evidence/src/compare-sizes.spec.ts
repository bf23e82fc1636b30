import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rtImage } from './__fixtures__/rt-image.ts';
import type { SizeNode } from './boot-report.ts';
import { mergeSizes, pruneSizes, type SizeChange } from './compare-sizes.ts';

/** A directory with files of its own and the directories given. */
function directory(name: string, own: number, children: readonly SizeNode[] = []): SizeNode {
  const bytes = children.reduce((sum, child) => sum + child.bytes, own);
  return children.length === 0 ? { name, bytes } : { name, bytes, children };
}

const own = fc.integer({ min: 0, max: 50 });
const name = fc.constantFrom('bin', 'lib', 'share', 'src');
const leaf = fc.tuple(name, own).map(([label, bytes]) => directory(label, bytes));
const leaves = fc.uniqueArray(leaf, { selector: (node) => node.name });
const inner = fc.tuple(name, own, leaves).map(([label, bytes, inside]) => directory(label, bytes, inside));
const tree = fc
  .tuple(own, fc.uniqueArray(inner, { selector: (node) => node.name }))
  .map(([bytes, inside]) => directory('/', bytes, inside));

function everyNode(node: SizeChange): SizeChange[] {
  return [node, ...(node.children ?? []).flatMap(everyNode)];
}

describe('mergeSizes', () => {
  it('keeps what grew apart from what shrank', () => {
    const from = directory('/', 0, [directory('usr', 5, [directory('lib', 100), directory('bin', 40)])]);
    const to = directory('/', 0, [directory('usr', 2, [directory('lib', 70), directory('src', 33)])]);
    const merged = mergeSizes(from, to);
    expect(merged).toMatchObject({ name: '/', fromBytes: 145, toBytes: 105, changedBytes: 106 });
    expect(merged.children?.[0]?.children).toEqual([
      { name: 'bin', fromBytes: 40, toBytes: 0, changedBytes: 40 },
      { name: 'src', fromBytes: 0, toBytes: 33, changedBytes: 33 },
      { name: 'lib', fromBytes: 100, toBytes: 70, changedBytes: 30 },
    ]);
  });

  it('holds both totals, counts at least the net change, and turns round', () => {
    fc.assert(
      fc.property(tree, tree, (from, to) => {
        const merged = mergeSizes(from, to);
        expect([merged.fromBytes, merged.toBytes]).toEqual([from.bytes, to.bytes]);
        for (const node of everyNode(merged))
          expect(Math.abs(node.toBytes - node.fromBytes)).toBeLessThanOrEqual(node.changedBytes);
        expect(mergeSizes(to, from).changedBytes).toBe(merged.changedBytes);
      }),
    );
  });

  it('finds nothing between an image and itself', () => {
    const { sizes } = rtImage().inspect;
    expect(everyNode(mergeSizes(sizes, sizes)).filter((node) => node.changedBytes > 0)).toEqual([]);
  });
});

describe('pruneSizes', () => {
  it('changes no total on the way down', () => {
    fc.assert(
      fc.property(tree, tree, fc.integer({ min: 1, max: 4 }), (from, to, most) => {
        const merged = mergeSizes(from, to);
        const pruned = pruneSizes(merged, most);
        const total = (node: SizeChange, key: 'fromBytes' | 'toBytes' | 'changedBytes'): number =>
          (node.children ?? []).reduce((sum, child) => sum + child[key], 0);
        expect({ ...pruned, children: null }).toEqual({ ...merged, children: null });
        if (pruned.children === undefined) return;
        expect(pruned.children.length).toBeLessThanOrEqual(most + 1);
        for (const key of ['fromBytes', 'toBytes', 'changedBytes'] as const)
          expect(total(pruned, key)).toBe(total(merged, key));
      }),
    );
  });

  it('says how many it folded', () => {
    const from = directory('/', 0, [directory('a', 1), directory('b', 1), directory('c', 1)]);
    const to = directory('/', 0, [directory('a', 9), directory('b', 4), directory('c', 1)]);
    expect(pruneSizes(mergeSizes(from, to), 1).children).toEqual([
      { name: 'a', fromBytes: 1, toBytes: 9, changedBytes: 8 },
      { name: '2 others', fromBytes: 2, toBytes: 5, changedBytes: 3 },
    ]);
  });
});
