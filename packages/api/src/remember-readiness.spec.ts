import { expect, it } from 'vitest';
import { rememberReadiness } from './remember-readiness.ts';

it('probes once for all who ask within some seconds, and sooner again when something failed', async () => {
  let now = 0;
  let probes = 0;
  let ok = true;
  const ready = rememberReadiness(
    async () => {
      probes += 1;
      return { ok, checks: [] };
    },
    () => now,
  );
  await Promise.all([ready(), ready(), ready()]);
  now = 9999;
  expect((await ready()).ok).toBe(true);
  expect(probes).toBe(1);
  ok = false;
  now = 10_000;
  expect((await ready()).ok).toBe(false);
  now = 11_999;
  expect((await ready()).ok).toBe(false);
  expect(probes).toBe(2);
  ok = true;
  now = 12_000;
  expect((await ready()).ok).toBe(true);
  expect(probes).toBe(3);
});

it('does not remember a probe that threw', async () => {
  let fails = true;
  const ready = rememberReadiness(async () => {
    if (fails) throw new Error('x');
    return { ok: true, checks: [] };
  });
  await expect(ready()).rejects.toThrow('x');
  fails = false;
  expect((await ready()).ok).toBe(true);
});
