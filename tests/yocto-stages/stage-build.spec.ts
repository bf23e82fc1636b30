import { describe, expect, it } from 'vitest';
import { type BitbakeCall, factsOf, runStage, type StageRun } from './run-stage.ts';

const YOCTO = { machine: 'qemuarm64', image: 'demo-image' };
const SUMMARY =
  'Initialising tasks...Sstate summary: Wanted 13 Local 7 Mirrors 0 Missed 6 Current 0 (53% match, 0% complete)';
const COUNTED = { wanted: 13, local: 7, mirrors: 0, missed: 6, current: 0 };
const task = (ev: string, t: number, pn: string, name = 'do_compile') => ({ ev, t, pn, task: name });
const took = (pn: string, seconds: number) => [
  task('TaskStarted', 100, pn),
  task('TaskSucceeded', 100 + seconds, pn),
];

function built(call: BitbakeCall, files: Readonly<Record<string, string>> = {}): StageRun {
  return runStage('build', {
    yocto: YOCTO,
    sources: { targets: ['zip-native'] },
    files: { 'stages/check/recipes.json': '[]', ...files },
    bitbake: [call],
  });
}

const succeeded = (tasks = 55, reused = 43) =>
  `NOTE: Tasks Summary: Attempted ${tasks} tasks of which ${reused} didn't need to be rerun and all succeeded.`;

describe('stage build', () => {
  it('tells how many tasks there were and which recipes took longest', () => {
    const events = [
      ...took('gcc-cross', 700),
      ...took('zip-native', 3),
      ...Array.from({ length: 12 }, (_, index) => took(`small-${index}`, 1)).flat(),
    ];
    const run = built({ prints: [SUMMARY, succeeded()], events });
    expect(run.failed).toBeUndefined();
    const { tasks, slowest, sstate } = factsOf(run);
    expect(tasks).toEqual({ total: 55, reused: 43 });
    expect(slowest).toHaveLength(10);
    expect((slowest as unknown[]).slice(0, 2)).toEqual([
      { recipe: 'gcc-cross', seconds: 700 },
      { recipe: 'zip-native', seconds: 3 },
    ]);
    expect(sstate).toEqual({ ...COUNTED, reasons: [] });
    expect(JSON.parse(run.out['task-seconds.json'] ?? '')).toMatchObject({ 'gcc-cross': 700 });
  });

  it('tells what was taken over and what ran when the build failed, too', () => {
    const run = built({
      prints: [
        SUMMARY,
        "NOTE: Tasks Summary: Attempted 20 tasks of which 10 didn't need to be rerun and 1 failed.",
      ],
      events: [...took('zip-native', 3)],
      status: 1,
    });
    expect(run.failed).toEqual({ code: 'exit', message: '1' });
    expect(factsOf(run)).toEqual({
      sstate: { ...COUNTED, reasons: [] },
      tasks: { total: 20, reused: 10 },
      slowest: [{ recipe: 'zip-native', seconds: 3 }],
    });
  });

  it('counts the tasks itself where BitBake was ended before it did', () => {
    const stats = { total: 355, completed: 30, active: 2, failed: 1, skipped: 12 };
    const run = built({ prints: [SUMMARY], events: [{ ev: 'runQueueTaskFailed', t: 9, stats }], status: 1 });
    expect(factsOf(run)).toMatchObject({ tasks: { total: 31, reused: 12 } });
  });

  it('tells of reuse before the tasks run: a stage that is killed says nothing more', () => {
    const { printed } = built({ prints: [SUMMARY, 'NOTE: Executing Tasks', succeeded()] });
    const at = (text: string): number => printed.findIndex((line) => line.startsWith(text));
    expect(at('@bw fact sstate')).toBeGreaterThan(-1);
    expect(at('@bw fact sstate')).toBeLessThan(at('NOTE: Executing Tasks'));
  });

  it('says nothing of a run that ended before it had tasks', () => {
    expect(factsOf(built({ prints: ["ERROR: Nothing PROVIDES 'zip-native'"], status: 1 }))).toEqual({});
  });

  it('takes the count of the stage before, where that took results from a mirror', () => {
    const elsewhere = { wanted: 24, local: 0, mirrors: 24, missed: 0, current: 0 };
    const call = { prints: [SUMMARY, succeeded()] };
    const run = built(call, { 'stages/download/sstate.json': JSON.stringify(elsewhere) });
    expect(factsOf(run).sstate).toEqual({ ...elsewhere, reasons: [] });
    expect(factsOf(built(call)).sstate).toEqual({ ...COUNTED, reasons: [] });
  });

  it('does not believe an exit code of 0 alone', () => {
    expect(built({ prints: [SUMMARY] }).failed).toMatchObject({
      code: 'BUILD_RECIPE_FAILED',
      message: 'BitBake ended without saying that all tasks succeeded',
    });
  });

  it('ends with what failed when the server of BitBake does not end in time', () => {
    const stuck = `#!/bin/sh
if [ "$1" = -m ]; then exec sleep 30; fi
echo "ERROR: zip-native-3.0-r0 do_compile: oe_runmake failed"
exit 1
`;
    const run = runStage('build', {
      yocto: YOCTO,
      sources: { targets: ['zip-native'] },
      files: { 'rootfs/bitbake/bin/bitbake': stuck },
      before: 'from bw import bitbake; bitbake.STOP_SECONDS = 0.2',
    });
    expect(run.failed).toEqual({ code: 'exit', message: '1' });
    expect(run.printed).toContain('ERROR: zip-native-3.0-r0 do_compile: oe_runmake failed');
  });
});
