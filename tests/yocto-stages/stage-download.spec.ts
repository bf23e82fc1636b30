import { describe, expect, it } from 'vitest';
import { freeMiB, runStage } from './run-stage.ts';

const YOCTO = { machine: 'qemuarm64', image: 'demo-image' };
const WITH_SDK = { ...YOCTO, outputs: ['sdk'] };
const FETCHED = {
  prints: ["NOTE: Tasks Summary: Attempted 9 tasks of which 2 didn't need to be rerun and all succeeded."],
};
const FILES = { 'stages/check/recipes.json': '[]' };

describe('stage download', () => {
  it('fetches what the image is made of', () => {
    const run = runStage('download', { yocto: YOCTO, files: FILES, bitbake: [FETCHED] });
    expect(run.failed).toBeUndefined();
    expect(run.calls).toEqual([['-k', '--runall=fetch', 'demo-image']]);
  });

  it('fetches what the SDK is made of, too, when it was asked for', () => {
    const run = runStage('download', { yocto: WITH_SDK, files: FILES, bitbake: [FETCHED] });
    expect(run.calls).toEqual([['-k', '--runall=fetch', 'demo-image', 'demo-image:do_populate_sdk']]);
  });

  it('takes results of builds elsewhere for the image and for the SDK', () => {
    const summary = (wanted: number) => ({
      prints: [
        `Sstate summary: Wanted ${wanted} Local 0 Mirrors 5 Missed ${wanted - 5} Current 0 (1% match)`,
      ],
    });
    const run = runStage('download', {
      yocto: WITH_SDK,
      sources: { sstateMirror: 'https://results.example' },
      files: FILES,
      bitbake: [FETCHED, summary(20), summary(30)],
    });
    expect(run.calls.slice(1)).toEqual([
      ['--setscene-only', 'demo-image'],
      ['--setscene-only', 'demo-image:do_populate_sdk'],
    ]);
    expect(JSON.parse(run.out['sstate.json'] ?? '')).toMatchObject({ wanted: 20, mirrors: 5, missed: 15 });
    expect(JSON.parse(run.out['sdk-sstate.json'] ?? '')).toMatchObject({
      wanted: 30,
      mirrors: 5,
      missed: 25,
    });
  });

  it('leaves no count where BitBake counted nothing', () => {
    const run = runStage('download', {
      yocto: YOCTO,
      sources: { hashServer: 'hash.example:8686' },
      files: FILES,
      bitbake: [FETCHED],
    });
    expect(run.calls).toHaveLength(2);
    expect(run.out).not.toHaveProperty(['sstate.json']);
  });

  it('does not believe an exit code of 0 alone', () => {
    const run = runStage('download', { yocto: YOCTO, files: FILES, bitbake: [{}] });
    expect(run.failed?.message).toBe('BitBake ended without saying that all tasks succeeded');
  });

  it('asks for no SDK where the build host only tries recipes', () => {
    const run = runStage('download', {
      yocto: WITH_SDK,
      sources: { targets: ['zip-native'] },
      files: FILES,
      bitbake: [FETCHED],
    });
    expect(run.calls).toEqual([['-k', '--runall=fetch', 'zip-native']]);
  });

  it('says which mirrors were tried for what could not be had: BitBake has them in a file alone', () => {
    const source = 'https://example.org/missing-1.0.tar.gz';
    const log = 'rootfs/build/tmp/work/err-fetch-native/temp/log.do_fetch.6290';
    const failed = { ev: 'TaskFailed', t: 9, pn: 'err-fetch-native', task: 'do_fetch' };
    const run = runStage('download', {
      yocto: YOCTO,
      files: {
        ...FILES,
        [log]: `DEBUG: Mirror fetch failure for url https://sources.example/missing-1.0.tar.gz (original url: ${source})
WARNING: Failed to fetch URL ${source}, attempting MIRRORS if available
`,
      },
      bitbake: [
        {
          prints: [`ERROR: err-fetch-native-1.0-r0 do_fetch: Bitbake Fetcher Error: FetchError(...)`],
          events: [
            { ...failed, logfile: `ROOT/${log}` },
            { ...failed, task: 'do_unpack', logfile: 'ROOT/none' },
          ],
          status: 1,
        },
      ],
    });
    expect(run.failed?.code).toBe('exit');
    expect(run.printed.filter((line) => line.startsWith('Mirrors tried'))).toEqual([
      'Mirrors tried for err-fetch-native: https://sources.example/missing-1.0.tar.gz',
    ]);
  });

  describe('on a disk with little room', () => {
    const recipes = JSON.stringify(Array.from({ length: 300 }, () => ({})));
    const download = (free: number, files: Readonly<Record<string, string>> = {}) =>
      runStage('download', {
        yocto: YOCTO,
        files: { 'stages/check/recipes.json': recipes, ...files },
        bitbake: [FETCHED],
        before: freeMiB(free),
      });

    it('ends before anything is fetched', () => {
      const run = download(4000);
      expect(run.failed).toMatchObject({
        code: 'OUT_OF_DISK',
        message: expect.stringMatching(/about 6000 MiB, and 4000 MiB/),
      });
      expect(run.calls).toEqual([]);
    });

    it('counts what is there already, once', () => {
      const twoMiB = 'x'.repeat(2 * 1024 * 1024);
      const there = { 'cache/downloads/one.tar.gz': twoMiB, 'cache/downloads/.views/old/one.tar.gz': twoMiB };
      expect(download(5998, there).failed).toBeUndefined();
      expect(download(5997, there).failed?.code).toBe('OUT_OF_DISK');
    });
  });
});
