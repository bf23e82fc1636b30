import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-uboot-'));
  const required = [{ line: 'CONFIG_CMD_SYSBOOT=y', because: 'the boot script', unit: 'storage.layout' }];
  writeFileSync(join(folder, 'required.json'), JSON.stringify(required));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function built(name: string, config: string): void {
  mkdirSync(join(folder, 'build', name), { recursive: true });
  writeFileSync(join(folder, 'build', name, '.config'), config);
}

/** Words of the failure, or null. */
function check(required = 'required.json'): unknown {
  return runPython(
    `import contextlib, io
from bw.report import StageError
from bw.uboot_config import check_uboot_config
problem = None
with contextlib.redirect_stdout(io.StringIO()):
    try:
        check_uboot_config(given["required"], given["folder"])
    except StageError as error:
        problem = str(error)
print(json.dumps(problem))`,
    { required: join(folder, required), folder },
  );
}

it('takes a U-Boot that has what was asked for, and asks nothing where nothing was', () => {
  built('uboot-2025.01', 'CONFIG_CMD_SYSBOOT=y\n');
  expect(check()).toBeNull();
  expect(check('none.json')).toBeNull();
});

it('refuses one that lacks a line, and never looks at the tools of the host', () => {
  built('uboot-2025.01', '# CONFIG_CMD_SYSBOOT is not set\n');
  built('uboot-tools-2026.04', 'CONFIG_CMD_SYSBOOT=y\n');
  expect(check()).toContain(
    'U-Boot is not configured with CONFIG_CMD_SYSBOOT=y, which storage.layout asked for',
  );
});

it('refuses lines for a U-Boot that was not built', () => {
  expect(check()).toContain('none was built');
});
