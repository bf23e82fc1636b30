import type { MemberView } from '@boardwright/api/schemas/team';

const KINDS = [
  ['apiTokens', 'API token'],
  ['shareLinks', 'share link'],
  ['invitations', 'open invitation'],
] as const;

/** `2 API tokens and 1 share link`, or nothing when there is none. */
export function countMade(made: Readonly<Record<string, unknown>>): string {
  const parts = KINDS.flatMap(([key, noun]) => {
    const count = made[key];
    if (typeof count !== 'number' || count === 0) return [];
    return [`${count} ${noun}${count === 1 ? '' : 's'}`];
  });
  return new Intl.ListFormat('en', { style: 'long' }).format(parts);
}

/** What stops working when a member leaves, as a sentence. */
export function whatEnds(made: MemberView['made']): string {
  const list = countMade(made ?? {});
  return list === ''
    ? 'No API token, share link or invitation ends with this.'
    : `What was made by this account ends at once: ${list}.`;
}
