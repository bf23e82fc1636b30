/** Orders a list of images can have. What was never booted comes last in both orders by boot time. */
export const IMAGE_SORTS = [
  'newest',
  'oldest',
  'name',
  'name-desc',
  'smallest',
  'largest',
  'fastest-boot',
  'slowest-boot',
] as const;
export type ImageSort = (typeof IMAGE_SORTS)[number];

/** Stands for "has none" among the values of a facet whose values are lists, such as runtimes. No unit has this id. */
export const NONE = 'none';
