import type { GateCheck } from './boot-report.ts';
import { checkBoot } from './gate-boot-checks.ts';
import { fail, pass } from './gate-check.ts';
import { checkKernel, checkOneVersion, checkPartitions, checkSecrets } from './gate-image-checks.ts';
import type { GateInput } from './gate-input.ts';

/** One kernel everywhere: packages, image facts and the machine that ran it. */
function checkOneKernel(input: GateInput): GateCheck {
  const id = 'one-kernel';
  const title = 'One kernel in the packages, the image and the boot test';
  const releases = [
    input.image.kernelRelease,
    ...(input.inspect.kernelRelease === null ? [] : [input.inspect.kernelRelease]),
    ...(input.boot?.guest ? [input.boot.guest.uname.release] : []),
  ];
  const different = [...new Set(releases)];
  if (input.inspect.kernelRelease === null)
    return fail(id, title, 'The root file system holds no kernel modules.');
  return different.length === 1 ? pass(id, title, releases[0] ?? '') : fail(id, title, different.join(', '));
}

/**
 * Judges a finished image against what was asked for.
 *
 * @returns checks in reading order; ids are stable
 * @invariant pure; an image is Ready only when `gatePassed` holds for the result
 */
export function runGate(input: GateInput): GateCheck[] {
  return [
    checkPartitions(input.image),
    ...checkKernel(input.requirements, input.inspect),
    checkOneKernel(input),
    ...checkOneVersion(input.requirements, input.inspect),
    ...checkSecrets(input.inspect),
    ...checkBoot(input.requirements, input.boot),
  ];
}

/** True when no check failed; a check that could not run for a stated reason does not stand in the way. */
export function gatePassed(checks: readonly GateCheck[]): boolean {
  return checks.every((check) => check.outcome !== 'fail');
}

/** Plain sentence naming what failed, or null. */
export function gateProblem(checks: readonly GateCheck[]): string | null {
  const failed = checks.filter((check) => check.outcome === 'fail');
  const first = failed[0];
  if (first === undefined) return null;
  const rest = failed.length > 1 ? ` (${failed.length - 1} more checks failed)` : '';
  return `Check failed: ${first.title}. ${first.detail}${rest}`;
}
