import { BUILDROOT_RELEASES, isBuildrootRelease } from '@boardwright/catalog/buildroot-release';
import type { PackageIndexRow } from '@boardwright/db/package-index-repository';

/** @returns whether an index is there and was made from another version than builds use now */
export function isOutdated(row: PackageIndexRow | null): boolean {
  if (row === null || row.indexedAt === null) return false;
  return row.ref !== (isBuildrootRelease(row.release) ? BUILDROOT_RELEASES[row.release].ref : null);
}
