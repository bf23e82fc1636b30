import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-overlays-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly count: number | null;
  readonly problem: readonly [string, string, string] | null;
  readonly log: string;
}

/** Compiles the sources with the dtc of this machine. */
function check(sources: Record<string, string>): Outcome {
  for (const [name, source] of Object.entries(sources)) writeFileSync(join(folder, name), source);
  return runPython(
    `import contextlib, io
from bw.overlay_sources import check_overlays
from bw.report import StageError
count, problem, log = None, None, io.StringIO()
with contextlib.redirect_stdout(log):
    try:
        count = check_overlays(given)
    except StageError as error:
        problem = [error.code, error.component, str(error)]
print(json.dumps({"count": count, "problem": problem, "log": log.getvalue()}))`,
    folder,
  ) as Outcome;
}

const GOOD = `/dts-v1/;
/plugin/;
&i2c1 {
  status = "okay";
};
`;

describe('check_overlays', () => {
  it('takes sources that compile, naming nodes of a board it does not know', () => {
    expect(check({ 'i2c1-on.dtso': GOOD })).toMatchObject({ count: 1, problem: null });
  });

  it('takes a tree without overlays', () => {
    rmSync(folder, { recursive: true });
    expect(check({})).toMatchObject({ count: 0, problem: null, log: '' });
  });

  it("names file and line of a mistake, with dtc's own words", () => {
    const { problem, log } = check({ 'adxl345.dtso': GOOD.replace('status =', 'status'), 'ok.dtso': GOOD });
    expect(problem).toEqual([
      'SPEC_INVALID',
      'adxl345.dtso',
      'the device tree overlay adxl345.dtso does not compile: line 4: syntax error',
    ]);
    expect(log).toMatch(/^Error: adxl345\.dtso:4\.\S+ syntax error$/m);
  });

  it('names the line of a label that is nowhere, which without /plugin/; every label of the board is', () => {
    const { problem } = check({ 'x.dtso': GOOD.replace('/plugin/;', '') });
    expect(problem?.[2]).toContain('line 3: Label or path i2c1 not found');
  });

  it('names the line of what a check of dtc finds', () => {
    const { problem } = check({ 'x.dtso': '/dts-v1/;\n/plugin/;\n/ { a: b { }; a: c { }; };\n' });
    expect(problem?.[2]).toContain("line 3: /c: Duplicate label 'a'");
  });

  it('refuses an empty source', () => {
    const { problem } = check({ 'x.dtso': '' });
    expect(problem?.[0]).toBe('SPEC_INVALID');
  });

  it('warns of an overlay that changes nothing', () => {
    const { count, log } = check({ 'x.dtso': '/dts-v1/; /plugin/; / { compatible = "x"; };\n' });
    expect(count).toBe(1);
    expect(log).toContain('x.dtso changes nothing');
  });
});
