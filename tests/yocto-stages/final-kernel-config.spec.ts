import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-kernel-'));
  mkdirSync(join(folder, 'tmp/deploy/images/qemuarm64'), { recursive: true });
  mkdirSync(join(folder, 'out'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CONFIG = `#
# Automatically generated file; DO NOT EDIT.
# Linux/arm64 6.18.39 Kernel Configuration
#
CONFIG_PREEMPT_RT=y
CONFIG_CAN=y
# CONFIG_TRANSPARENT_HUGEPAGE is not set
`;

/** Message, component and advice of the failure, or null. */
function problem(required: readonly object[]): unknown {
  writeFileSync(join(folder, 'tmp/deploy/images/qemuarm64/kernel-config-qemuarm64'), CONFIG);
  writeFileSync(join(folder, 'required.json'), JSON.stringify(required));
  return runPython(
    `import io, contextlib
from bw.final_kernel_config import check_kernel_config
from bw.report import StageError
found = None
with contextlib.redirect_stdout(io.StringIO()):
    try:
        check_kernel_config("qemuarm64", f"{given}/tmp", f"{given}/required.json", f"{given}/out")
    except StageError as error:
        found = [str(error), error.component, error.advice]
print(json.dumps(found))`,
    folder,
  );
}

describe('the check of the kernel that was built', () => {
  it('takes what is built in for a module, and leaves the configuration and the version', () => {
    const line = { because: 'kernel.preemption is rt', unit: 'kernel' };
    expect(
      problem([
        { line: 'CONFIG_PREEMPT_RT=y', ...line },
        { line: 'CONFIG_CAN=m', ...line },
        { line: 'CONFIG_TRANSPARENT_HUGEPAGE=n', ...line },
      ]),
    ).toBeNull();
    expect(readFileSync(join(folder, 'out/kernel.config'), 'utf8')).toBe(CONFIG);
    expect(JSON.parse(readFileSync(join(folder, 'out/kernel.json'), 'utf8'))).toEqual({
      release: '6.18.39',
      packageVersion: '6.18.39',
    });
  });

  it('names the line that was dropped, who asked for it and why', () => {
    const found = problem([
      { line: 'CONFIG_HZ_1000=y', because: 'kernel.hz is 1000', unit: 'kernel.hz' },
    ]) as string[];
    expect(found[0]).toBe(
      'kernel 6.18.39 is not configured with CONFIG_HZ_1000=y, which kernel.hz asked for: kernel.hz is 1000',
    );
    expect(found[1]).toBe('CONFIG_HZ_1000=y');
    expect(found[2]).toMatch(/kernel.configFragment/);
  });
});
