'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import type { ImageSort } from '@boardwright/core/image-sort';
import {
  createColumnHelper,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';

const features = tableFeatures({ rowSortingFeature });
const helper = createColumnHelper<typeof features, ImageView>();
const columns = helper.columns([
  helper.accessor('name', { header: 'Name' }),
  helper.accessor('channel', { header: 'Channel', enableSorting: false }),
  helper.accessor('board', { header: 'Board', enableSorting: false }),
  helper.accessor('engine', { header: 'Engine', enableSorting: false }),
  helper.accessor('preemption', { header: 'Kernel', enableSorting: false }),
  helper.accessor('sizeBytes', { id: 'size', header: 'Size' }),
  helper.accessor((image) => image.bootSeconds, { id: 'boot', header: 'Boot' }),
  helper.accessor('createdAt', { id: 'age', header: 'Age' }),
]);

/**
 * The server's orders as the table's, by the values the columns show: ascending age is newest first. The table takes a
 * new array for a change, so each is made once.
 */
const SORTING: Readonly<Record<ImageSort, SortingState>> = {
  newest: [{ id: 'age', desc: false }],
  oldest: [{ id: 'age', desc: true }],
  name: [{ id: 'name', desc: false }],
  'name-desc': [{ id: 'name', desc: true }],
  smallest: [{ id: 'size', desc: false }],
  largest: [{ id: 'size', desc: true }],
  'fastest-boot': [{ id: 'boot', desc: false }],
  'slowest-boot': [{ id: 'boot', desc: true }],
};

/** The order that sorting by a column means. */
export function sortOf(sorting: SortingState): ImageSort | null {
  const [wanted] = sorting;
  const found = Object.entries(SORTING).find(
    ([, [one]]) => one?.id === wanted?.id && one?.desc === wanted?.desc,
  );
  return (found?.[0] as ImageSort | undefined) ?? null;
}

/** Columns and order of the table of images; the server sorts. */
export function useImageTable(
  images: ImageView[],
  sort: ImageSort,
  onSort: (sort: ImageSort | null) => void,
) {
  const sorting = SORTING[sort];
  const state = useMemo(() => ({ sorting }), [sorting]);
  return useTable({
    features,
    columns,
    data: images,
    state,
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    sortDescFirst: false,
    getRowId: (image) => image.id,
    onSortingChange: (change) => onSort(sortOf(typeof change === 'function' ? change(sorting) : change)),
  });
}
