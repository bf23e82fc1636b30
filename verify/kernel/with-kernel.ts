import type { Board } from '@boardwright/catalog/board';
import { resolveBuildroot } from '@boardwright/catalog/resolve/buildroot/resolve-buildroot';
import { selectUnits } from '@boardwright/catalog/resolve/select-units';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { ImageSpec } from '@boardwright/spec/image-spec';

/**
 * Resolves specs as if Buildroot built another kernel version for the board: what the resolver offers for a version is then
 * compared with what that version has.
 *
 * @returns a function that gives the image, or null when an issue is an error
 */
export function resolverWithKernel(
  board: Board,
  kernelVersion: string,
): (spec: ImageSpec) => ResolvedImage | null {
  const buildroot = board.engines.buildroot;
  if (buildroot === undefined) return () => null;
  const releases = Object.fromEntries(
    Object.entries(buildroot.releases).map(([id, facts]) => [id, { ...facts, kernelVersion }]),
  );
  const other = { ...buildroot, releases };
  return (spec) => {
    const units = selectUnits(spec);
    const { value, issues } = resolveBuildroot(spec, board, other, units.value);
    const errors = [...units.issues, ...issues].filter(({ severity }) => severity === 'error');
    return errors.length === 0 ? value : null;
  };
}
