import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let downloads: string;
beforeEach(() => {
  downloads = mkdtempSync(join(tmpdir(), 'bw-downloads-'));
});
afterEach(() => rmSync(downloads, { recursive: true, force: true }));

const failed = (recipe: string): string => `NOTE: recipe ${recipe}-1.0-r0: task do_fetch: Failed`;
const fetcherFailure = (code: number): string =>
  `ERROR: mpfr-4.2.2-r0 do_fetch: Fetcher failure: Fetch command export PSEUDO_DISABLED=1; /usr/bin/env wget --tries=2 'https://www.mpfr.org/mpfr-4.2.2/mpfr-4.2.2.tar.xz' --progress=dot --verbose failed with exit code ${code}, see logfile for output`;
const UNRESOLVED = fetcherFailure(4);
const EIGHT = ['acl', 'attr', 'bash', 'curl', 'dbus', 'expat', 'file', 'gmp'].map(failed);

/** After how many lines it gives up; 0 for never. */
function givesUpAfter(lines: readonly string[]): unknown {
  return runPython(
    `from bw.no_network import NoNetwork
no_network = NoNetwork(given["downloads"])
print(json.dumps(next((n for n, line in enumerate(given["lines"], 1) if no_network(line)), 0)))`,
    { downloads, lines },
  );
}

describe('a host without a network', () => {
  it('is noticed after eight recipes of which nothing came', () => {
    expect(givesUpAfter([UNRESOLVED, ...EIGHT, failed('zlib')])).toBe(9);
    expect(givesUpAfter([UNRESOLVED, ...EIGHT.slice(1)])).toBe(0);
  });

  it('is none when sites answered, though without the files', () => {
    expect(givesUpAfter([fetcherFailure(8), ...EIGHT, failed('zlib')])).toBe(0);
  });

  it('still lists all that is missing where some of the sources are there', () => {
    writeFileSync(join(downloads, 'zip30.tar.gz.done'), '');
    expect(givesUpAfter([UNRESOLVED, ...EIGHT, failed('zlib')])).toBe(0);
  });
});
