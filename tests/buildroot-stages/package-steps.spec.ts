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

/** What a run prints: for a record of steps that appears after it began, at the given moment, then for make's own output. */
interface Run {
  readonly packages: readonly string[];
  readonly records?: string;
  /** An empty line stands for a pause. */
  readonly lines?: readonly string[];
  readonly seconds?: Readonly<Record<string, number>>;
  /** Moments at which progress is asked for. */
  readonly at?: readonly number[];
  readonly end?: boolean;
}

function told({
  packages,
  records = '',
  lines = [],
  seconds = {},
  at = [0],
  end = false,
}: Run): readonly string[] {
  writeFileSync(join(output, 'build/build-time.log'), '');
  return runPython(
    `import io, contextlib
from bw.package_steps import PackageSteps
line_time, moment = [0.0], [0.0]
steps = PackageSteps(given["output"], given["packages"], given["seconds"], clock=lambda: line_time[0], now=lambda: moment[0])
open(given["output"] + "/build/build-time.log", "a").write(given["records"])
out = io.StringIO()
with contextlib.redirect_stdout(out):
    for moment[0] in given["at"]:
        steps.tell()
    for line in given["lines"]:
        line_time[0] += 1.0 if line == "" else 0.01
        if line:
            steps.line(line)
    if given["end"]:
        steps.done()
print(json.dumps(out.getvalue().splitlines()))`,
    { output, packages, records, lines, seconds, at, end },
  ) as readonly string[];
}

describe('PackageSteps', () => {
  it('counts the packages that have to be built, whatever else make does, and goes by their steps when nothing is known', () => {
    const records =
      record('1.5', 'start', 'configure', 'busybox') +
      record('2.5', 'end', 'configure', 'busybox') +
      record('3.5', 'end', 'install-target', 'elsewhere');
    expect(told({ packages: ['busybox', 'linux'], records })).toEqual([
      '@bw progress 250 1000 0 of 2 packages, elsewhere: install-target',
    ]);
  });

  it('weighs packages by the seconds they took before, one that nobody timed by the median', () => {
    const records =
      record('1.0', 'start', 'build', 'zlib') +
      record('3.0', 'end', 'build', 'zlib') +
      record('3.0', 'start', 'install-target', 'zlib') +
      record('3.5', 'end', 'install-target', 'zlib') +
      record('3.5', 'start', 'build', 'linux');
    // 100 of linux, 2 of zlib, 10 of busybox, 10 of the newcomer.
    const seconds = { linux: 100, zlib: 2, busybox: 10, elsewhere: 900 };
    const packages = ['linux', 'zlib', 'busybox', 'newcomer'];
    expect(told({ packages, records, seconds, at: [3.5, 53.5, 53.5, 900] })).toEqual([
      '@bw progress 16 1000 1 of 4 packages, linux: build',
      // Half of the kernel's seconds are over though none of its steps is.
      '@bw progress 426 1000 1 of 4 packages, linux: build',
      // It takes longer than the last time: not done for that.
      '@bw progress 795 1000 1 of 4 packages, linux: build',
    ]);
  });

  it('never goes back, and ends at all packages', () => {
    const steps = ['extract', 'patch', 'configure', 'build', 'install-staging', 'install-target'];
    const records = ['zlib', 'newcomer', 'linux'].flatMap((name, of) =>
      steps.flatMap((step, n) => [
        record(String(of * 60 + n * 10), 'start', step, name),
        record(String(of * 60 + n * 10 + 9), 'end', step, name),
      ]),
    );
    const lines = records.map((_, n) => `>>> linux ${n} Building`);
    const all = told({
      packages: ['linux', 'zlib', 'newcomer'],
      records: records.join(''),
      seconds: { linux: 20, zlib: 300 },
      at: [0, 10, 60, 120, 190],
      lines,
      end: true,
    }).filter((line) => line.startsWith('@bw progress'));
    const done = all.map((line) => Number(line.split(' ')[2]));
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(all.at(-1)).toBe('@bw progress 1000 1000 3 of 3 packages, built');
  });

  it('has no count when no package has to be built', () => {
    const records = record('1.5', 'start', 'install-target', 'linux');
    expect(told({ packages: [], records, end: true })).toEqual([
      '@bw progress 0 1 linux: install-target',
      '@bw group',
      '@bw progress 1 1 built',
    ]);
  });

  it('leaves the scale to a stage that does more than building packages', () => {
    writeFileSync(join(output, 'build/build-time.log'), '');
    const shares = runPython(
      `from bw.package_steps import PackageSteps
shares = []
steps = PackageSteps(given, ["a", "b"], tell_share=lambda share, label: shares.append([share, label]))
open(given + "/build/build-time.log", "a").write("1.0:end  :install-target      : a\\n")
steps.tell()
print(json.dumps(shares))`,
      output,
    );
    expect(shares).toEqual([[0.5, '1 of 2 packages, a: install-target']]);
  });

  it('names all that is being worked on, and gives lines without a mark to the only package still at work', () => {
    const records =
      record('1.5', 'start', 'build', 'linux') +
      record('2.5', 'start', 'install-target', 'busybox') +
      record('3.5', 'start', 'build', 'zlib');
    expect(told({ packages: ['busybox', 'linux', 'zlib'], records })).toEqual([
      '@bw progress 0 1000 0 of 3 packages, linux: build, busybox: install-target, zlib: build',
    ]);
    const left = record('1.5', 'start', 'build', 'linux');
    const ended = record('2.5', 'start', 'build', 'zlib') + record('3.5', 'end', 'build', 'zlib');
    expect(
      told({
        packages: ['linux'],
        records: left + ended,
        lines: ['>>> zlib 1.3 Building', '  CC crc32.o', '', '  CC fs/inode.o'],
      }),
    ).toEqual([
      '@bw progress 0 1000 0 of 1 package, linux: build',
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
    expect(told({ packages: ['busybox'], lines: [...lines, '>>>   Finalizing target directory'] })).toEqual([
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

describe('seconds', () => {
  it('sums the steps of the packages that were built in this run, and of no others', () => {
    writeFileSync(
      join(output, 'build/build-time.log'),
      record('1.0', 'start', 'build', 'busybox') + record('9.0', 'end', 'build', 'busybox'),
    );
    const records =
      record('10.0', 'start', 'configure', 'busybox') +
      record('12.0', 'end', 'configure', 'busybox') +
      record('12.0', 'start', 'install-target', 'busybox') +
      record('20.5', 'end', 'install-target', 'busybox') +
      record('20.5', 'start', 'build', 'linux') +
      record('29.0', 'end', 'build', 'linux');
    const seconds = runPython(
      `from bw.package_steps import PackageSteps
steps = PackageSteps(given["output"], ["busybox", "linux"])
open(given["output"] + "/build/build-time.log", "a").write(given["records"])
print(json.dumps(steps.seconds()))`,
      { output, records },
    );
    expect(seconds).toEqual({ busybox: 10.5 });
  });
});
