import { IMAGE_CHANNELS } from '@boardwright/core/image-channel';
import { IMAGE_SORTS, type ImageSort } from '@boardwright/core/image-sort';
import {
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs';

/** Filters and order of the list, as they stand in the page's address and in the API's query. */
export const LIST_PARSERS = {
  q: parseAsString,
  board: parseAsArrayOf(parseAsString),
  engine: parseAsArrayOf(parseAsString),
  preemption: parseAsArrayOf(parseAsString),
  channel: parseAsArrayOf(parseAsStringLiteral(IMAGE_CHANNELS)),
  runtime: parseAsArrayOf(parseAsString),
  accelerator: parseAsArrayOf(parseAsString),
  minSizeMiB: parseAsInteger,
  maxSizeMiB: parseAsInteger,
  maxAgeDays: parseAsInteger,
  pinned: parseAsStringLiteral(['true', 'false']),
  sort: parseAsStringLiteral(IMAGE_SORTS),
} as const;
export type ListState = inferParserType<typeof LIST_PARSERS>;
/** Facets that a person ticks values of. */
export type TickedFacet = 'channel' | 'board' | 'engine' | 'preemption' | 'runtime' | 'accelerator';

export const LAYOUTS = ['table', 'cards'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const DEFAULT_SORT: ImageSort = 'newest';
export const NO_FILTER = {
  q: null,
  board: null,
  engine: null,
  preemption: null,
  channel: null,
  runtime: null,
  accelerator: null,
  minSizeMiB: null,
  maxSizeMiB: null,
  maxAgeDays: null,
  pinned: null,
} as const satisfies Partial<ListState>;

const serialize = createSerializer(LIST_PARSERS);

/** The query string that says this state, without `?`. Equal states give equal text. */
export function listQueryString(state: ListState): string {
  return serialize(state).replace(/^\?/, '');
}

/** The same without the order, which facets do not have. */
export function filterQueryString(state: ListState): string {
  return listQueryString({ ...state, sort: null });
}

export function isFiltered(state: ListState): boolean {
  return filterQueryString(state) !== '';
}

/** Ticks a value, or unticks it; nothing ticked is no filter. */
export function toggled<Value extends string>(values: readonly Value[] | null, value: Value): Value[] | null {
  const rest = (values ?? []).filter((one) => one !== value);
  const next = rest.length === (values ?? []).length ? [...rest, value] : rest;
  return next.length === 0 ? null : next;
}
