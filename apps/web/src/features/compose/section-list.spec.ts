import { ImageSpec } from '@boardwright/spec/image-spec';
import { expect, it } from 'vitest';
import { sectionOf } from './section-list.ts';

it('places every issue somewhere', () => {
  expect(sectionOf('/kernel/preemption')).toBe('kernel');
  expect(sectionOf('/engine/release')).toBe('board');
  expect(sectionOf('/packages/3')).toBe('packages');
  expect(sectionOf('/kernelish')).toBe('board');
  expect(sectionOf('')).toBe('board');
});

it('knows the fields of the schema', () => {
  const elsewhere = ['apiVersion', 'board', 'name', 'engine'];
  const unplaced = Object.keys(ImageSpec.shape).filter(
    (key) => !elsewhere.includes(key) && sectionOf(`/${key}`) === 'board',
  );
  expect(unplaced).toEqual(['overlays', 'coprocessor']);
});
