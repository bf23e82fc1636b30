import { describe, expect, it } from 'vitest';
import { startDraft, valueAt, withMember, withValue } from './spec-draft.ts';

const draft = startDraft('rpi5');

describe('withValue', () => {
  it('sets a nested value and leaves the rest alone', () => {
    const next = withValue(draft, ['kernel', 'preemption'], 'rt');
    expect(valueAt(next, ['kernel', 'preemption'])).toBe('rt');
    expect(next.engine).toBe(draft.engine);
    expect(draft).not.toHaveProperty('kernel');
  });

  it('takes out a value together with the section it leaves empty', () => {
    const next = withValue(
      withValue(draft, ['kernel', 'preemption'], 'rt'),
      ['kernel', 'preemption'],
      undefined,
    );
    expect(next).toEqual(draft);
  });

  it('keeps the order of keys', () => {
    const next = withValue(draft, ['name'], 'other');
    expect(Object.keys(next)).toEqual(Object.keys(draft));
  });
});

it('adds and takes out list members once', () => {
  const once = withMember(withMember(draft, ['runtimes'], 'tflite', true), ['runtimes'], 'tflite', true);
  expect(once.runtimes).toEqual(['tflite']);
  expect(withMember(once, ['runtimes'], 'tflite', false)).toEqual(draft);
});

it('starts with a name the schema accepts', () => {
  expect(startDraft('qemu-x86_64').name).toBe('qemu-x86-64-image');
});
