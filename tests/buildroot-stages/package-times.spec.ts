import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'bw-times-'));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const FILE = 'boardwright/package-seconds-2026.02-aarch64.json';

/** What is known for a release and architecture after the measured seconds were remembered. */
function known(measured: readonly object[], arch = 'aarch64'): unknown {
  return runPython(
    `from bw import package_times
about = {"release": "2026.02", "arch": "aarch64"}
package_times.release = lambda: about
for seconds in given["measured"]:
    package_times.remember_seconds(seconds, given["cache"])
about["arch"] = given["arch"]
print(json.dumps(package_times.known_seconds(given["cache"])))`,
    { cache, measured, arch },
  );
}

describe('seconds of packages', () => {
  it('are kept by release and architecture, the last of each package', () => {
    expect(known([])).toEqual({});
    expect(known([{ linux: 700.5, zlib: 3 }, { zlib: 1.5 }])).toEqual({ linux: 700.5, zlib: 1.5 });
    expect(known([], 'riscv64')).toEqual({});
    // Written beside and moved: nothing else stays behind.
    expect(readdirSync(join(cache, 'boardwright'))).toEqual([FILE.split('/')[1]]);
  });

  it.each([
    ['no JSON', '{"linux": 7'],
    ['no object', '[7]'],
    ['values that are no seconds', '{"linux": "7", "zlib": -1, "busybox": true, "perf": 1e300}'],
  ])('are unknown when the file has %s', (_, content) => {
    mkdirSync(join(cache, 'boardwright'));
    writeFileSync(join(cache, FILE), content);
    expect(known([])).toEqual({});
    expect(known([{ linux: 2 }])).toEqual({ linux: 2 });
  });

  it('cost no build when they cannot be kept', () => {
    writeFileSync(join(cache, 'boardwright'), 'a file where the directory should be');
    expect(known([{ linux: 2 }])).toEqual({});
  });
});
