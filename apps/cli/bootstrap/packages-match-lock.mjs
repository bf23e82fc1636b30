// Ends with 0 when node_modules already holds what package-lock.json asks for, else with 1. Plain JavaScript on
// Node's own modules, because it runs before any package is installed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.argv[2] ?? '.';

/** @param {string} path @returns {Record<string, { version?: string, link?: boolean, optional?: boolean }>} */
function packagesOf(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

const wanted = packagesOf(join(root, 'package-lock.json'));
const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));

const matches = Object.entries(wanted)
  .filter(([path]) => path.includes('node_modules/'))
  .every(([path, entry]) => {
    const found = installed[path];
    // Optional packages are those of other platforms: absent is right, another version is not.
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && existsSync(join(root, path));
  });

process.exitCode = matches ? 0 : 1;
