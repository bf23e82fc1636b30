import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
let tarball: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-hashes-'));
  mkdirSync(join(folder, 'dl/linux'), { recursive: true });
  tarball = join(folder, 'dl/linux/linux-6.12.tar.xz');
  writeFileSync(tarball, 'kernel');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Code and words of the failure, or null. */
function check(hash: string): unknown {
  writeFileSync(
    join(folder, 'site.fragment'),
    `BR2_LINUX_KERNEL_CUSTOM_TARBALL=y\n# sha256 ${hash}  linux-6.12.tar.xz\n`,
  );
  return runPython(
    `import contextlib, io
from bw.report import StageError
from bw.site_hashes import check_site_hashes
problem = None
with contextlib.redirect_stdout(io.StringIO()):
    try:
        check_site_hashes(given + "/site.fragment", given + "/dl")
    except StageError as error:
        problem = [error.code, error.component]
print(json.dumps(problem))`,
    folder,
  );
}

it('takes a tarball that is the one the site stated', () => {
  expect(check(createHash('sha256').update('kernel').digest('hex'))).toBeNull();
  expect(existsSync(tarball)).toBe(true);
});

it('refuses another one and removes it, so that a retry fetches it again', () => {
  expect(check('0'.repeat(64))).toEqual(['CHECKSUM_MISMATCH', 'linux-6.12.tar.xz']);
  expect(existsSync(tarball)).toBe(false);
});
