import { describe, expect, it } from 'vitest';
import { layoutTreemap } from './treemap-layout.ts';

const tree = {
  name: '/',
  bytes: 1000,
  children: [
    {
      name: 'usr',
      bytes: 800,
      children: [
        { name: 'lib', bytes: 500 },
        { name: 'bin', bytes: 300 },
      ],
    },
    { name: 'boot', bytes: 200 },
  ],
};

describe('layoutTreemap', () => {
  it('shows two levels, areas to scale', () => {
    const tiles = layoutTreemap(tree, 1000, 400);
    expect(tiles.map((tile) => [tile.node.name, tile.depth])).toEqual([
      ['usr', 1],
      ['lib', 2],
      ['bin', 2],
      ['boot', 1],
    ]);
    const area = (name: string): number => {
      const tile = tiles.find((candidate) => candidate.node.name === name);
      return (tile?.width ?? 0) * (tile?.height ?? 0);
    };
    expect(area('usr') / area('boot')).toBeGreaterThan(3.5);
    expect(area('usr') / area('boot')).toBeLessThan(4.5);
  });

  it('stays inside the box and inside the parent', () => {
    for (const tile of layoutTreemap(tree, 300, 200)) {
      expect(tile.left).toBeGreaterThanOrEqual(0);
      expect(tile.left + tile.width).toBeLessThanOrEqual(300);
      expect(tile.top + tile.height).toBeLessThanOrEqual(200);
    }
  });

  it('joins many small ones and leaves out what has no size', () => {
    const many = {
      name: '/',
      bytes: 5000,
      children: [
        ...Array.from({ length: 500 }, (_, index) => ({ name: `f${index}`, bytes: 10 })),
        { name: 'empty', bytes: 0 },
      ],
    };
    const names = layoutTreemap(many, 800, 400).map((tile) => tile.node.name);
    expect(names).toHaveLength(61);
    expect(names).toContain('440 smaller');
  });

  it('has nothing to lay out without a tree or room', () => {
    expect(layoutTreemap({ name: '', bytes: 0 }, 500, 400)).toEqual([]);
    expect(layoutTreemap(tree, 0, 400)).toEqual([]);
  });
});
