import { describe, expect, it } from 'vitest';
import { factsOf, freeMiB, runStage } from './run-stage.ts';

const YOCTO = { machine: 'qemuarm64', image: 'demo-image', outputs: ['sdk'] };
const INSTALLER = { 'rootfs/build/tmp/deploy/sdk/demo.sh': '#!/bin/sh\n' };
const SUMMARY =
  'Sstate summary: Wanted 300 Local 90 Mirrors 0 Missed 210 Current 700 (30% match, 79% complete)';
const SUCCEEDED =
  "NOTE: Tasks Summary: Attempted 900 tasks of which 600 didn't need to be rerun and all succeeded.";

describe('stage sdk', () => {
  it('builds the installer and tells what it took', () => {
    const run = runStage('sdk', {
      yocto: YOCTO,
      files: INSTALLER,
      bitbake: [{ prints: [SUMMARY, SUCCEEDED] }],
    });
    expect(run.failed).toBeUndefined();
    expect(run.calls).toEqual([['-c', 'populate_sdk', 'demo-image']]);
    expect(run.out['sdk.sh']).toBe('#!/bin/sh\n');
    expect(factsOf(run)).toMatchObject({
      sstate: { wanted: 300, local: 90, missed: 210 },
      tasks: { total: 900, reused: 600 },
    });
  });

  it('takes the count of the stage download for the SDK, not the one for the image', () => {
    const elsewhere = { wanted: 310, local: 0, mirrors: 310, missed: 0, current: 0 };
    const files = {
      ...INSTALLER,
      'stages/download/sstate.json': '{"wanted": 1}',
      'stages/download/sdk-sstate.json': JSON.stringify(elsewhere),
    };
    const run = runStage('sdk', { yocto: YOCTO, files, bitbake: [{ prints: [SUMMARY, SUCCEEDED] }] });
    expect(factsOf(run).sstate).toMatchObject(elsewhere);
  });

  it('does not believe an exit code of 0 alone', () => {
    const run = runStage('sdk', { yocto: YOCTO, files: INSTALLER, bitbake: [{ prints: [SUMMARY] }] });
    expect(run.failed?.message).toBe('BitBake ended without saying that all tasks succeeded');
    expect(run.out).toEqual({});
  });

  it('ends before BitBake starts where there is no room', () => {
    const run = runStage('sdk', { yocto: YOCTO, files: INSTALLER, before: freeMiB(500) });
    expect(run.failed?.code).toBe('OUT_OF_DISK');
    expect(run.calls).toEqual([]);
  });
});
