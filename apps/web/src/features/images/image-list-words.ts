import type { CatalogView } from '@boardwright/api/schemas/catalog';
import type { ImageView } from '@boardwright/api/schemas/image';
import type { ImageFacets } from '@boardwright/api/schemas/image-facets';
import type { ImageChannel } from '@boardwright/core/image-channel';
import { type ImageSort, NONE } from '@boardwright/core/image-sort';
import { CHANNEL_WORDS } from './channel-words.ts';
import type { ListState, TickedFacet } from './image-list-url.ts';
import { preemptionWord } from './image-words.ts';

export const SORT_WORDS: Readonly<Record<ImageSort, string>> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  name: 'Name, A to Z',
  'name-desc': 'Name, Z to A',
  smallest: 'Smallest first',
  largest: 'Largest first',
  'fastest-boot': 'Fastest boot first',
  'slowest-boot': 'Slowest boot first',
};

/** Facets in the order people narrow by. */
export const FACET_WORDS: readonly (readonly [TickedFacet, string])[] = [
  ['channel', 'Channel'],
  ['board', 'Board'],
  ['engine', 'Engine'],
  ['preemption', 'Kernel'],
  ['runtime', 'Runtime'],
  ['accelerator', 'Accelerator'],
];

const ENGINE_WORDS: Readonly<Record<string, string>> = {
  debian: 'Debian',
  buildroot: 'Buildroot',
  yocto: 'Yocto',
};

export function engineWord(engine: string): string {
  return ENGINE_WORDS[engine] ?? engine;
}

/** What the image runs models with. */
export function unitsWord(image: Pick<ImageView, 'runtimes' | 'accelerators'>): string {
  return [...image.runtimes, ...image.accelerators].join(', ') || 'No runtime';
}

/** A value of a facet in words; ids that nothing names stand for themselves. */
export function valueWord(facet: TickedFacet, value: string, catalog: CatalogView | undefined): string {
  const titleIn = (units: readonly { id: string; title: string }[] | undefined): string =>
    units?.find((unit) => unit.id === value)?.title ?? value;
  switch (facet) {
    case 'channel':
      return CHANNEL_WORDS[value as ImageChannel]?.label ?? value;
    case 'board':
      return titleIn(catalog?.boards);
    case 'engine':
      return engineWord(value);
    case 'preemption':
      return preemptionWord(value);
    case 'runtime':
      return value === NONE ? 'No runtime' : titleIn(catalog?.runtimes);
    case 'accelerator':
      return value === NONE ? 'No accelerator' : titleIn(catalog?.accelerators);
  }
}

const size = (mib: number): string => (mib >= 1024 ? `${mib / 1024} GiB` : `${mib} MiB`);

/** A range of sizes: `below 256 MiB`, `256 MiB to 1 GiB`, `4 GiB and more`. */
export function sizeWord(minMiB: number | null, maxMiB: number | null): string {
  if (maxMiB === null) return `${size(minMiB ?? 0)} and more`;
  return (minMiB ?? 0) === 0 ? `Below ${size(maxMiB)}` : `${size(minMiB ?? 0)} to ${size(maxMiB)}`;
}

export function ageWord(days: number): string {
  return days === 1 ? 'Last 24 hours' : `Last ${days} days`;
}

/** A filter in force, as a chip that takes it away. */
export interface ActiveFilter {
  readonly key: string;
  readonly label: string;
  readonly without: Partial<ListState>;
}

/** Every value that narrows the list, in the order of the facets. */
export function activeFilters(state: ListState, catalog: CatalogView | undefined): readonly ActiveFilter[] {
  const ticked = FACET_WORDS.flatMap(([facet, title]) =>
    (state[facet] ?? []).map((value) => {
      const rest = (state[facet] ?? []).filter((one) => one !== value);
      return {
        key: `${facet} ${value}`,
        label: `${title}: ${valueWord(facet, value, catalog)}`,
        without: { [facet]: rest.length === 0 ? null : rest } as Partial<ListState>,
      };
    }),
  );
  const others: ActiveFilter[] = [];
  if (state.minSizeMiB !== null || state.maxSizeMiB !== null) {
    const label = `Size: ${sizeWord(state.minSizeMiB, state.maxSizeMiB)}`;
    others.push({ key: 'size', label, without: { minSizeMiB: null, maxSizeMiB: null } });
  }
  if (state.maxAgeDays !== null) {
    others.push({ key: 'age', label: ageWord(state.maxAgeDays), without: { maxAgeDays: null } });
  }
  if (state.pinned !== null) {
    const label = state.pinned === 'true' ? 'Pinned' : 'Not pinned';
    others.push({ key: 'pinned', label, without: { pinned: null } });
  }
  return [...ticked, ...others];
}

/** Values to offer: those with images, and those ticked that have none now. */
export function offeredValues(
  facets: ImageFacets | undefined,
  facet: TickedFacet,
  ticked: readonly string[] | null,
): readonly { readonly value: string; readonly count: number }[] {
  const counted = facets?.[facet] ?? [];
  const missing = (ticked ?? []).filter((value) => !counted.some((one) => one.value === value));
  return [...counted, ...missing.map((value) => ({ value, count: 0 }))];
}
