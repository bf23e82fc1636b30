import { join } from 'node:path';
import { runPython } from './run-python.ts';

/** A tree in Buildroot's layout with packages made up for tests. */
export const FIXTURE_TREE = join(import.meta.dirname, '__fixtures__/buildroot-tree');

/** @returns what the index stage reads from the fixture tree: the `packages` of its document */
export function readFixturePackages(): unknown {
  return runPython(
    `from bw import kconfig_source, package_index
kconfig_source.TREE, kconfig_source.EXTERNAL = given["tree"], "/nowhere"
print(json.dumps(package_index.read_packages()))`,
    { tree: FIXTURE_TREE },
  );
}
