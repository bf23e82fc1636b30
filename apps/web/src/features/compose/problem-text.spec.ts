import { parseSpec } from '@boardwright/spec/parse-spec';
import { expect, it } from 'vitest';
import { problemText } from './problem-text.ts';
import { startDraft } from './spec-draft.ts';

function textsOf(spec: unknown): string[] {
  const parsed = parseSpec(spec);
  return parsed.ok ? [] : parsed.issues.map(problemText);
}

it('says what is wrong once, with an example', () => {
  const [text] = textsOf({ ...startDraft('rpi5'), name: 'Bad Name!' });
  expect(text?.match(/must be/g)).toHaveLength(1);
  expect(text).toContain('Example:');
});

it('keeps a hint that says something new', () => {
  const [text] = textsOf({ ...startDraft('rpi5'), kernl: {} });
  expect(text).toContain('Did you mean "kernel"?');
});
