import { expect, it } from 'vitest';
import { whatEnds } from './what-ends.ts';

it('counts what ends when somebody leaves', () => {
  expect(whatEnds({ apiTokens: 2, shareLinks: 1, invitations: 0 })).toBe(
    'What was made by this account ends at once: 2 API tokens and 1 share link.',
  );
  expect(whatEnds({ apiTokens: 0, shareLinks: 0, invitations: 3 })).toContain('3 open invitations.');
  expect(whatEnds({ apiTokens: 0, shareLinks: 0, invitations: 0 })).toBe(
    'No API token, share link or invitation ends with this.',
  );
  expect(whatEnds(null)).toBe('No API token, share link or invitation ends with this.');
});
