import { expect, it } from 'vitest';
import { wordProblem } from './word-problem.ts';

it('accepts what the schema accepts', () => {
  expect(wordProblem('packages', 'i2c-tools')).toBeNull();
  expect(wordProblem('cmdline', 'usbcore.autosuspend=5')).toBeNull();
});

it.each(['Mosquitto', '-rf', 'a/../b', 'x;y'])('says why %s is no package', (word) => {
  expect(wordProblem('packages', word)).toContain(`“${word}” must be`);
});

it('refuses a command line word with a quote', () => {
  expect(wordProblem('cmdline', 'a="b c"')).toContain('must be');
});
