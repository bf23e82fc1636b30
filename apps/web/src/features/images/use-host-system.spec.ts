import { expect, it } from 'vitest';
import { guessSystem } from './use-host-system.ts';

it.each([
  ['Linux x86_64', 'linux'],
  ['MacIntel', 'macos'],
  ['Win32', 'windows'],
  ['iPhone', 'linux'],
  ['', 'linux'],
])('takes %j for %s', (platform, system) => {
  expect(guessSystem(platform)).toBe(system);
});
