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
