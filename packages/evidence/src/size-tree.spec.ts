import { describe, expect, it } from 'vitest';
import { rtImage } from './__fixtures__/rt-image.ts';
import { foldSmall, packageSizeTree } from './size-tree.ts';

describe('packageSizeTree', () => {
  it('adds up to what the packages take, largest section first', () => {
    const { packages } = rtImage().inspect;
    const tree = packageSizeTree(packages);
    expect(tree.bytes).toBe(packages.reduce((sum, one) => sum + one.installedSizeKiB * 1024, 0));
    expect(tree.children?.[0]?.name).toBe('libs');
  });
});

describe('foldSmall', () => {
  it('keeps the total and folds the rest into one node', () => {
    const tree = rtImage().inspect.sizes;
    const folded = foldSmall(tree, 2);
    expect(folded.bytes).toBe(tree.bytes);
    expect(folded.children).toHaveLength(3);
    const sum = (node: typeof tree): number =>
      (node.children ?? []).reduce((bytes, child) => bytes + child.bytes, 0);
    expect(sum(folded)).toBe(sum(tree));
  });

  it('leaves a small node as it is', () => {
    expect(foldSmall({ name: 'a', bytes: 1 }, 3)).toEqual({ name: 'a', bytes: 1 });
  });
});
