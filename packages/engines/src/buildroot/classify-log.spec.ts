import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BuildFailure, FailedStage } from '../plan.ts';
import { classifyLog } from './classify-log.ts';

function classify(text: string, change: Partial<FailedStage> = {}): BuildFailure {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((m, index) => ({ n: index + 100, m }));
  return classifyLog({ stage: 'base', exitCode: 1, oomKilled: false, timedOut: false, lines, ...change });
}

function excerpt(name: string): string {
  return readFileSync(new URL(`__fixtures__/${name}.log`, import.meta.url), 'utf8');
}

describe('classifyLog on logs of real failures', () => {
  it.each([
    ['hash-mismatch', 'CHECKSUM_MISMATCH', 'busybox-1.38.0.tar.bz2', /has wrong sha256 hash/],
    ['source-missing', 'FETCH_FAILED', 'busybox', /stamp_downloaded/],
    ['site-unresolved', 'MIRROR_UNAVAILABLE', undefined, /Temporary failure in name resolution/],
    ['path-with-blank', 'BUILD_RECIPE_FAILED', undefined, /^Your PATH contains spaces/],
    ['host-tool-missing', 'BUILD_RECIPE_FAILED', 'cpio', /You must install 'cpio'/],
    ['root-too-small', 'IMAGE_TOO_BIG', undefined, /Could not allocate block/],
    ['partition-too-small', 'IMAGE_TOO_BIG', 'boot', /part boot size \(16777216\) too small for boot\.vfat/],
    ['disk-full', 'OUT_OF_DISK', undefined, /Cannot write: No space left on device/],
    [
      'compile-error',
      'BUILD_RECIPE_FAILED',
      'memtester',
      /^tests\.c:1:27: error: ‘undeclared_name’ undeclared/,
    ],
    ['patch-rejected', 'BUILD_RECIPE_FAILED', 'memtester', /^Hunk #1 FAILED at 1\./],
    ['configure-error', 'BUILD_RECIPE_FAILED', 'numactl', /^configure: error: cannot find required/],
  ])('%s is %s', (name, code, component, line) => {
    const stage = code === 'FETCH_FAILED' || code === 'MIRROR_UNAVAILABLE' ? 'download' : 'base';
    const failure = classify(excerpt(name), { stage });
    expect(failure.code).toBe(code);
    expect(failure.component).toBe(component);
    expect(failure.errorLine).toMatch(line);
    expect(failure.message).toMatch(/^[A-Z].+\.$/);
    expect(failure.advice).toMatch(/\w+ \w+/);
  });

  it('points at the first error of the compiler, not at what make says at the end', () => {
    const failure = classify(
      [
        '  CC      libbb/appletlib.o',
        'src/main.c:12:10: fatal error: missing.h: No such file or directory',
        'make[2]: *** [Makefile:9: main.o] Error 1',
        'checking for stdio.h... yes',
        'make: *** [package/pkg-generic.mk:283: /work/rootfs/out/build/bw-selftest/.stamp_built] Error 2',
      ].join('\n'),
    );
    expect(failure).toMatchObject({ code: 'BUILD_RECIPE_FAILED', component: 'bw-selftest', lineNumber: 101 });
  });

  it('points at an error of the package that failed, not at what another one printed before', () => {
    const failure = classify(
      [
        '>>> host-m4 1.4.20 Configuring',
        'conftest.c:11:10: fatal error: sys/pstat.h: No such file or directory',
        '>>> linux custom Building',
        'warning: the user asked for it, error: nothing at all',
        '>>> mosquitto 2.0.22 Building',
        'mosquitto built',
        '>>> bw-selftest 1 Configuring',
        'checking for a probe that may fail: error: no such thing',
        '>>> bw-selftest 1 Building',
        '  CC      src/main.o',
        'src/main.c:12:10: fatal error: missing.h: No such file or directory',
        'make[2]: *** [Makefile:9: main.o] Error 1',
        'make: *** [package/pkg-generic.mk:283: /work/rootfs/out/build/bw-selftest-1/.stamp_built] Error 2',
        '>>> zlib 1.3.1 Building',
        'zlib.c:1:1: error: too late to be the cause',
      ].join('\n'),
    );
    expect(failure).toMatchObject({ code: 'BUILD_RECIPE_FAILED', component: 'bw-selftest', lineNumber: 110 });
  });

  it('points at what broke where no package did', () => {
    const failure = classify(
      [
        '>>> host-m4 1.4.20 Configuring',
        'conftest.c:11:10: fatal error: sys/pstat.h: No such file or directory',
        '>>>   Executing post-build script board/post-build.sh',
        'board.dtso:3.1-2 syntax error',
        'FATAL ERROR: Unable to parse input tree',
        'make: *** [Makefile:745: target-finalize] Error 1',
        'E: make ended with 2',
        'Failure BUILD_RECIPE_FAILED. The lines above are from the image itself.',
      ].join('\n'),
      { stage: 'image' },
    );
    expect(failure).toMatchObject({ code: 'BUILD_RECIPE_FAILED', lineNumber: 104 });
  });

  it('takes no download of another package for the cause', () => {
    const failure = classify(
      [
        '>>> host-python3 3.13.5 Building',
        'curl: (6) Could not resolve host: mirror.example, going on without',
        '>>> numactl 2.0.19 Building',
        'numa.c:3:1: error: expected identifier',
        'make: *** [package/pkg-generic.mk:283: /work/rootfs/out/build/numactl-2.0.19/.stamp_built] Error 2',
      ].join('\n'),
      { stage: 'packages' },
    );
    expect(failure).toMatchObject({ component: 'numactl', lineNumber: 103 });
    expect(failure.message).toBe('The package numactl could not be built.');
  });

  it.each(['base', 'packages', 'image'])('does not send anybody to the network in the stage %s', (stage) => {
    const failure = classify(excerpt('source-missing'), { stage });
    expect(failure).toMatchObject({ code: 'BUILD_RECIPE_FAILED', component: 'busybox' });
    expect(failure.message).toContain('this stage has no network');
    expect(failure.advice).not.toMatch(/Check that the build host reaches|retry/);
  });

  it('shows where sources that did not come were looked for', () => {
    const failure = classify(
      [
        '>>> numactl 2.0.19 Downloading',
        "wget: unable to resolve host address 'sources.buildroot.net'",
        'checking... make: *** [package/pkg-generic.mk:179: /o/build/numactl-2.0.19/.stamp_downloaded] Error 1',
        'make: *** [package/pkg-generic.mk:179: /o/build/numactl-2.0.19/.stamp_downloaded] Error 1',
      ].join('\n'),
      { stage: 'packages' },
    );
    expect(failure).toMatchObject({ code: 'BUILD_RECIPE_FAILED', component: 'numactl', lineNumber: 101 });
    expect(failure.message).toContain('are not among those that were downloaded');
  });

  it('points at the cause where make speaks in the middle of a line', () => {
    const failure = classify(
      [
        '>>> numactl 2.0.19 Building',
        'numa.c:3:1: error: expected identifier',
        'checking... make: *** [package/pkg-generic.mk:283: /o/build/numactl-2.0.19/.stamp_built] Error 2',
      ].join('\n'),
    );
    expect(failure).toMatchObject({ component: 'numactl', lineNumber: 101 });
  });

  it('believes the stage when it knows more than the tools say', () => {
    const failure = classify(
      [
        'MISSING BR2_PACKAGE_PODMAN=y, asked for by podman (the container engine): it is n',
        'E: Buildroot dropped BR2_PACKAGE_PODMAN, which podman asked for: it depends on BR2_PACKAGE_HOST_RUSTC_TARGET_ARCH_SUPPORTS',
        'Failure PACKAGE_CONFLICT (BR2_PACKAGE_PODMAN). Take out of the spec what asked for it.',
      ].join('\n'),
      { stage: 'config' },
    );
    expect(failure).toMatchObject({
      code: 'PACKAGE_CONFLICT',
      component: 'BR2_PACKAGE_PODMAN',
      advice: 'Take out of the spec what asked for it.',
    });
  });

  it('puts a full disk before what it makes other tools say', () => {
    const text = `cc1: fatal error: opening output file: No space left on device\n${excerpt('configure-error')}`;
    expect(classify(text).code).toBe('OUT_OF_DISK');
  });

  it('says when time or memory ran out', () => {
    expect(classify('x', { timedOut: true }).code).toBe('BUILD_TIMEOUT');
    expect(classify('x', { oomKilled: true }).code).toBe('OUT_OF_MEMORY');
  });
});
