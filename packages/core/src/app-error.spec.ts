import { expect, it } from 'vitest';
import { AppError, ERROR_CODES, toAppError } from './app-error.ts';

it('gives each code a status, a fault and whether a retry helps', () => {
  for (const [code, facts] of Object.entries(ERROR_CODES)) {
    expect(facts.httpStatus, code).toBeGreaterThanOrEqual(400);
    // What the person has to change never succeeds by being tried again.
    if (facts.fault === 'user') expect(facts.retry, code).toBe(false);
  }
});

it('keeps an AppError and hides the words of anything else', () => {
  const known = new AppError('OUT_OF_DISK', 'no space', { details: { needMiB: 5 } });
  expect(toAppError(known)).toBe(known);
  expect(known.retry).toBe(true);
  const unknown = toAppError(new TypeError('secret path /x'));
  expect(unknown.code).toBe('INTERNAL');
  expect(unknown.userMessage).not.toContain('secret');
  expect(unknown.cause).toBeInstanceOf(TypeError);
});
