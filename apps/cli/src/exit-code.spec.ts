import { AppError, ERROR_CODES, type ErrorCode } from '@boardwright/core/app-error';
import { describe, expect, it } from 'vitest';
import { ExitCode, exitCodeFor, exitCodeForBuild } from './exit-code.ts';

describe('exitCodeFor', () => {
  it.each<[ErrorCode, number]>([
    ['SPEC_INVALID', ExitCode.badInput],
    ['SPEC_CONFLICT', ExitCode.badInput],
    ['PACKAGE_UNKNOWN', ExitCode.badInput],
    ['NOT_FOUND', ExitCode.badInput],
    ['CANCELLED', ExitCode.cancelled],
    ['ENVIRONMENT_NOT_READY', ExitCode.environmentNotReady],
    ['UNAUTHENTICATED', ExitCode.environmentNotReady],
    ['FORBIDDEN', ExitCode.environmentNotReady],
    ['RATE_LIMITED', ExitCode.environmentNotReady],
    ['QUOTA_EXCEEDED', ExitCode.environmentNotReady],
    ['MIRROR_UNAVAILABLE', ExitCode.environmentNotReady],
    ['OUT_OF_DISK', ExitCode.environmentNotReady],
    ['INTERNAL', ExitCode.buildFailed],
  ])('%s ends with %i', (code, expected) => {
    expect(exitCodeFor(new AppError(code, 'x'))).toBe(expected);
  });

  it('never ends with 0, whatever the code', () => {
    for (const code of Object.keys(ERROR_CODES) as ErrorCode[]) {
      expect(exitCodeFor(new AppError(code, 'x'))).not.toBe(ExitCode.done);
    }
  });
});

describe('exitCodeForBuild', () => {
  it('is 0 only for a build that did not end badly', () => {
    expect(exitCodeForBuild('ready')).toBe(0);
    expect(exitCodeForBuild('queued')).toBe(0);
    expect(exitCodeForBuild('failed')).toBe(1);
    expect(exitCodeForBuild('cancelled')).toBe(130);
  });
});
