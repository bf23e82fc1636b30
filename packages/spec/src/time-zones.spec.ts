import { expect, it } from 'vitest';
import { TIME_ZONES } from './time-zones.ts';

it('are names that every runtime knows, without the ones the database left behind', () => {
  for (const timeZone of TIME_ZONES) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  expect(new Set(TIME_ZONES).size).toBe(TIME_ZONES.length);
  expect(TIME_ZONES).toEqual(
    expect.arrayContaining(['Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Ushuaia', 'UTC']),
  );
  for (const old of ['Asia/Calcutta', 'Europe/Kiev', 'US/Eastern', 'EST'])
    expect(TIME_ZONES).not.toContain(old);
});
