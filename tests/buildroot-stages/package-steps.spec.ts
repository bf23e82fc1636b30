import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let output: string;
beforeAll(() => {
  output = mkdtempSync(join(tmpdir(), 'bw-steps-'));
  mkdirSync(join(output, 'build'));
});
afterAll(() => rmSync(output, { recursive: true, force: true }));

const record = (time: string, kind: string, step: string, name: string): string =>
  `${time}:${kind.padEnd(5)}:${step.padEnd(20)}: ${name}\n`;

/** An empty line stands for a pause. Lines printed for a record of steps that appears after the run began, then for make's own output. */
function told(records: string, packages: readonly string[], lines: readonly string[]): unknown {
  writeFileSync(join(output, 'build/build-time.log'), '');
  return runPython(
    `import io, contextlib
from bw.package_steps import PackageSteps
now = [0.0]
steps = PackageSteps(given["output"], given["packages"], clock=lambda: now[0])
open(given["output"] + "/build/build-time.log", "a").write(given["records"])
out = io.StringIO()
with contextlib.redirect_stdout(out):
    steps.tell()
    for line in given["lines"]:
        now[0] += 1.0 if line == "" else 0.01
        if line:
            steps.line(line)
print(json.dumps(out.getvalue().splitlines()))`,
    { output, packages, records, lines },
  );
}

describe('PackageSteps', () => {
  it('counts four parts of each package that has to be built, whatever else make does', () => {
    const records =
      record('1.5', 'start', 'configure', 'busybox') +
      record('2.5', 'end', 'configure', 'busybox') +
      record('3.5', 'end', 'install-target', 'elsewhere');
    expect(told(records, ['busybox', 'linux'], [])).toEqual(['@bw progress 2 8 elsewhere: install-target']);
  });

  it('names all that is being worked on, and gives lines without a mark to the only package still at work', () => {
    const records =
      record('1.5', 'start', 'build', 'linux') +
      record('2.5', 'start', 'install-target', 'busybox') +
      record('3.5', 'start', 'build', 'zlib');
    expect(told(records, ['busybox', 'linux', 'zlib'], [])).toEqual([
      '@bw progress 0 12 linux: build, busybox: install-target, zlib: build',
    ]);
    const left = record('1.5', 'start', 'build', 'linux');
    const ended = record('2.5', 'start', 'build', 'zlib') + record('3.5', 'end', 'build', 'zlib');
    expect(
      told(left + ended, ['linux'], ['>>> zlib 1.3 Building', '  CC crc32.o', '', '  CC fs/inode.o']),
    ).toEqual([
      '@bw progress 0 4 linux: build',
      '@bw group zlib',
      '>>> zlib 1.3 Building',
      '  CC crc32.o',
      '@bw group linux',
      '  CC fs/inode.o',
    ]);
  });

  it('opens a group at each mark, also where it comes in mid-line', () => {
    const lines = [
      '>>> busybox 1.38.0 Building',
      '  CC ash.o',
      'checking for x... >>> linux custom Configuring',
    ];
    expect(told('', ['busybox'], [...lines, '>>>   Finalizing target directory'])).toEqual([
      '@bw group busybox',
      '>>> busybox 1.38.0 Building',
      '  CC ash.o',
      '@bw group linux',
      'checking for x... >>> linux custom Configuring',
      '@bw group finalize',
      '>>>   Finalizing target directory',
    ]);
  });
});

describe('seconds_by_package', () => {
  it('sums the steps of a package', () => {
    const records =
      record('10.0', 'start', 'configure', 'busybox') +
      record('12.0', 'end', 'configure', 'busybox') +
      record('12.0', 'start', 'build', 'busybox') +
      record('20.5', 'end', 'build', 'busybox');
    writeFileSync(join(output, 'build/build-time.log'), records);
    const seconds = runPython(
      'from bw.package_steps import seconds_by_package\nprint(json.dumps(seconds_by_package(given)))',
      output,
    );
    expect(seconds).toEqual({ busybox: 10.5 });
  });
});
