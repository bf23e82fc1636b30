import { describe, expect, it } from 'vitest';
import { printedBy, runPython } from './run-python.ts';

const printed = (lines: readonly string[]): string[] =>
  printedBy(
    `from bw.bitbake_output import BitbakeOutput
output = BitbakeOutput()
for line in given:
    output.line(line)
output.done()`,
    lines,
  );

const read = (lines: readonly string[]): unknown =>
  runPython(
    `import io, contextlib
from bw.bitbake_output import BitbakeOutput
output = BitbakeOutput()
with contextlib.redirect_stdout(io.StringIO()):
    for line in given:
        output.line(line)
print(json.dumps([output.sstate, output.parsed, output.succeeded]))`,
    lines,
  );

describe('BitbakeOutput', () => {
  it('folds by recipe, without what the progress bar says', () => {
    expect(
      printed([
        'Loading cache...done.',
        'NOTE: Executing Tasks',
        'NOTE: Running task 12 of 55 (virtual:native:/w/meta/recipes-extended/zip/zip_3.0.bb:do_fetch)',
        'NOTE: recipe zip-native-3.0-r2: task do_fetch: Started',
        'NOTE: recipe zip-native-3.0-r2: task do_fetch: Succeeded',
        'NOTE: recipe zip-native-3.0-r2: task do_unpack: Succeeded',
        "NOTE: Tasks Summary: Attempted 55 tasks of which 52 didn't need to be rerun and all succeeded.",
      ]),
    ).toEqual([
      'Loading cache...done.',
      'NOTE: Executing Tasks',
      '@bw group zip-native-3.0-r2',
      'NOTE: recipe zip-native-3.0-r2: task do_fetch: Succeeded',
      'NOTE: recipe zip-native-3.0-r2: task do_unpack: Succeeded',
      '@bw group',
      "NOTE: Tasks Summary: Attempted 55 tasks of which 52 didn't need to be rerun and all succeeded.",
    ]);
  });

  it('gives a failed task the lines of its log', () => {
    expect(
      printed([
        "ERROR: err-compile-native-1.0-r0 do_compile: Execution of '/w/temp/run.do_compile.6138' failed with exit code 1",
        '| bad.c:2:36: error: ‘undeclared_thing’ undeclared (first use in this function)',
        'NOTE: recipe err-compile-native-1.0-r0: task do_compile: Failed',
        '',
        'Summary: 1 task failed:',
      ]),
    ).toEqual([
      '@bw group err-compile-native-1.0-r0',
      "ERROR: err-compile-native-1.0-r0 do_compile: Execution of '/w/temp/run.do_compile.6138' failed with exit code 1",
      '| bad.c:2:36: error: ‘undeclared_thing’ undeclared (first use in this function)',
      'NOTE: recipe err-compile-native-1.0-r0: task do_compile: Failed',
      '',
      '@bw group',
      'Summary: 1 task failed:',
    ]);
  });

  it('lets nothing a recipe prints speak to the worker', () => {
    expect(printed(['@bw progress 1 1 Done'])).toEqual([' @bw progress 1 1 Done']);
  });

  it('reads how much was taken over, also in the middle of a line, and how it ended', () => {
    expect(
      read([
        'Parsing of 951 .bb files complete (948 cached, 3 parsed). 1972 targets, 59 skipped, 0 masked, 0 errors.',
        'Initialising tasks...Sstate summary: Wanted 13 Local 7 Mirrors 0 Missed 6 Current 0 (53% match, 0% complete)',
        "NOTE: Tasks Summary: Attempted 55 tasks of which 43 didn't need to be rerun and all succeeded.",
      ]),
    ).toEqual([{ wanted: 13, local: 7, mirrors: 0, missed: 6, current: 0 }, 3, [55, 43]]);
    expect(
      read(["NOTE: Tasks Summary: Attempted 20 tasks of which 10 didn't need to be rerun and 1 failed."]),
    ).toEqual([null, null, null]);
  });
});
