'use client';
import type { InstalledPackage } from '@boardwright/evidence/boot-report';
import {
  columnFilteringFeature,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, text: sortFn_text },
  filterFns: { includesString: filterFn_includesString },
});
const helper = createColumnHelper<typeof features, InstalledPackage>();
const columns = helper.columns([
  helper.accessor('name', { header: 'Package' }),
  helper.accessor('version', { header: 'Version' }),
  helper.accessor('suite', { header: 'Suite' }),
  helper.accessor((row) => row.license ?? '', { id: 'license', header: 'Licence' }),
  helper.accessor('installedSizeKiB', { header: 'Size', sortDescFirst: true }),
]);

/** Sorting and searching of the package list. */
export function usePackageTable(packages: InstalledPackage[], query: string) {
  return useTable({
    features,
    columns,
    data: packages,
    state: { globalFilter: query },
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: () => true,
    enableSortingRemoval: false,
    initialState: { sorting: [{ id: 'name', desc: false }] },
  });
}
