import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BuildFailure, FailedStage } from '../plan.ts';
import { classifyLog } from './classify-log.ts';

function linesOf(text: string): FailedStage['lines'] {
  return text
    .trimEnd()
    .split('\n')
    .map((m, index) => ({ n: index + 100, m }));
}

function excerpt(name: string): string {
  return readFileSync(new URL(`__fixtures__/${name}.log`, import.meta.url), 'utf8');
}

function classify(text: string, change: Partial<FailedStage> = {}): BuildFailure {
  const failed = { stage: 'base', exitCode: 1, oomKilled: false, timedOut: false, lines: linesOf(text) };
  return classifyLog({ ...failed, ...change });
}

describe('classifyLog on logs of real failures', () => {
  it.each([
    [
      'unknown-package',
      'PACKAGE_UNKNOWN',
      'mosquitto-brokr',
      'there is no package mosquitto-brokr in trixie for amd64',
    ],
    ['wrong-suite', 'PACKAGE_WRONG_SUITE', 'libtensorflow-lite2.14.1', 'exists in forky only'],
    ['package-conflict', 'PACKAGE_CONFLICT', 'postfix', 'exim4-daemon-light and postfix exclude each other'],
    ['archive-unresolved', 'MIRROR_UNAVAILABLE', undefined, 'the package archive did not answer'],
    ['archive-refused', 'MIRROR_UNAVAILABLE', undefined, 'the package archive did not answer'],
    ['package-gone', 'FETCH_FAILED', 'coreutils', 'coreutils could not be downloaded'],
    ['hash-mismatch', 'CHECKSUM_MISMATCH', 'coreutils', "is not what the archive's signed index says"],
    ['disk-full', 'OUT_OF_DISK', undefined, 'disk of the build host is full'],
    [
      'root-too-small',
      'IMAGE_TOO_BIG',
      undefined,
      /the root file system needs \d+ MiB, its partition has 180 MiB/,
    ],
    [
      'boot-partition-too-small',
      'IMAGE_TOO_BIG',
      undefined,
      /the boot partition needs \d+ MiB, it has 12 MiB/,
    ],
    ['kernel-panic', 'BOOT_TEST_FAILED', undefined, 'the kernel panicked'],
    ['root-not-found', 'BOOT_TEST_FAILED', undefined, 'did not appear within 3 s'],
    ['no-login', 'BOOT_TEST_FAILED', undefined, 'no login prompt within 8 s'],
  ])('%s is %s', (name, code, component, message) => {
    const failure = classify(excerpt(name));
    expect(failure.code).toBe(code);
    expect(failure.component).toBe(component);
    expect(failure.message).toMatch(message);
    expect(failure.advice).toMatch(/\w+ \w+/);
  });

  it('points at the first real error line with its number', () => {
    const text = excerpt('archive-refused');
    const failure = classify(text);
    const index = text.split('\n').findIndex((line) => line.startsWith('Err:1'));
    expect(failure.errorLine).toMatch(/^Err:1 /);
    expect(failure.lineNumber).toBe(index + 100);
  });
});

describe('classifyLog', () => {
  it('puts how the container ended before what it printed', () => {
    expect(classify(excerpt('disk-full'), { oomKilled: true }).code).toBe('OUT_OF_MEMORY');
    expect(classify('Unpacking x ...', { timedOut: true }).code).toBe('BUILD_TIMEOUT');
  });

  it('names the package whose script failed', () => {
    const log = [
      'dpkg: error processing package podman (--configure):',
      ' installed podman package post-installation script subprocess returned error exit status 1',
      'E: podman could not be installed',
      'Failure BUILD_RECIPE_FAILED (podman).',
    ].join('\n');
    expect(classify(log)).toMatchObject({ code: 'BUILD_RECIPE_FAILED', component: 'podman' });
  });

  it('takes nothing a booting machine prints for an error of the builder', () => {
    const log =
      '| E: No space left on device\n| Failure OUT_OF_DISK. x\nE: no login prompt within 8 s\nFailure BOOT_TEST_FAILED. Look.';
    expect(classify(log)).toMatchObject({ code: 'BOOT_TEST_FAILED', message: 'no login prompt within 8 s' });
  });

  it('ignores a code that does not exist', () => {
    expect(classify('E: strange\nFailure NO_SUCH_CODE. x').code).toBe('BUILD_RECIPE_FAILED');
  });

  it('says something useful about an empty log', () => {
    const failure = classify('', { lines: [], exitCode: 137 });
    expect(failure).toMatchObject({
      code: 'BUILD_RECIPE_FAILED',
      message: 'The stage base ended with exit code 137.',
    });
  });
});
