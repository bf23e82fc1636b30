import { expect, it } from 'vitest';
import { flashStep, stepName } from './flash-steps.ts';

it('sets a command apart and names the image', () => {
  expect(flashStep('Unpack the image: zstd -d <name>.img.zst.', 'gw')).toEqual({
    text: 'Unpack the image:',
    command: 'zstd -d gw.img.zst',
  });
});

it('leaves a plain step as it is', () => {
  const step = 'Put the card in: the slot is below. Then connect the power.';
  expect(flashStep(step, 'gw')).toEqual({ text: step, command: null });
});

it('takes the name for the steps from the file', () => {
  expect(stepName('gw-personal.img.zst')).toBe('gw-personal');
  expect(stepName('gw.img.xz')).toBe('gw');
  expect(stepName('gw.zst')).toBe('gw');
});
