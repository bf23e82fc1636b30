/** Height of a row in pixels, the same for all, so that the place of each is known before it is drawn. */
export const ROW_HEIGHT = 49;

/** Widths, and from which width of the screen on a column is shown. */
export const COLUMN_CLASSES: Readonly<Record<string, string>> = {
  select: 'w-10 pl-1 sm:w-12 sm:pl-3',
  name: '',
  channel: 'w-[5.75rem]',
  board: 'w-32 max-lg:hidden',
  engine: 'w-[8.25rem] max-lg:hidden',
  preemption: 'w-[7rem] max-md:hidden',
  size: 'w-[4.75rem] pr-3 max-sm:hidden',
  boot: 'w-[4.25rem] pr-3 max-md:hidden',
  age: 'w-[5.75rem] pr-4 sm:pr-6',
};
