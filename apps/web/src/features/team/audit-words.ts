import type { AuditEventView } from '@boardwright/api/schemas/audit';
import { countMade } from './what-ends.ts';

/** What was done, as the middle of "Ada … vibration-gateway". */
const VERBS: Readonly<Record<string, string>> = {
  'build.submit': 'submitted the build',
  'build.cancel': 'cancelled the build',
  'image.move': 'moved the image',
  'image.delete': 'deleted the image',
  'image.personalise': 'personalised a download of',
  'image.pin': 'pinned the image',
  'image.unpin': 'unpinned the image',
  'image.expire': 'removed the image',
  'retention.change': 'changed the',
  'recipe.create': 'saved the recipe',
  'recipe.save': 'saved a version of the recipe',
  'recipe.restore': 'restored a version of the recipe',
  'recipe.rename': 'renamed the recipe to',
  'recipe.archive': 'archived the recipe',
  'recipe.unarchive': 'brought back the recipe',
  'recipe.duplicate': 'duplicated a recipe as',
  'account.sign-in': 'signed in as',
  'account.sign-out': 'signed out as',
  'account.connect': 'connected an identity provider to the account',
  'member.join': 'joined the team:',
  'member.leave': 'left the team:',
  'member.remove': 'removed from the team',
  'member.role': 'changed the role of',
  'member.sign-in-link': 'made a sign-in link for',
  'invitation.create': 'invited',
  'invitation.withdraw': 'withdrew the invitation of',
  'team.rename': 'renamed the team to',
  'team.set-quota': 'set the limits of',
  'webhook.create': 'added the webhook to',
  'webhook.change': 'changed the webhook to',
  'webhook.renew-secret': 'made a new secret for the webhook to',
  'webhook.delete': 'removed the webhook to',
  'webhook.replay': 'sent a message again to',
  'token.create': 'made the API token',
  'token.revoke': 'revoked the API token',
  'share-link.create': 'made the share link',
  'share-link.revoke': 'took back the share link',
};

/** What a personalised download was given; the audit trail has the names alone. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  hostname: 'host name',
  sshKeys: 'SSH keys',
  wifi: 'Wi-Fi',
  timeZone: 'time zone',
  address: 'fixed address',
  claimToken: 'claim token',
};

/** Kinds of events the list can be narrowed to. */
export const AUDIT_KINDS = [
  { value: 'image', label: 'Images' },
  { value: 'build', label: 'Builds' },
  { value: 'recipe', label: 'Recipes' },
  { value: 'member', label: 'People' },
  { value: 'account', label: 'Sign-in' },
  { value: 'invitation', label: 'Invitations' },
  { value: 'retention', label: 'Retention' },
  { value: 'token', label: 'API tokens' },
  { value: 'webhook', label: 'Webhooks' },
  { value: 'share-link', label: 'Share links' },
  { value: 'team', label: 'The team' },
] as const;

interface Person {
  readonly value: string;
  readonly label: string;
}

/**
 * People the list can be narrowed to: members, who else is on the page, and in any case the one it is narrowed to.
 *
 * @param members - undefined: not known yet, so nobody can be said to have left
 */
export function peopleOf(
  members: readonly { readonly userId: string; readonly name: string }[] | undefined,
  events: readonly Pick<AuditEventView, 'actor'>[],
  chosen: string | null,
): readonly Person[] {
  const names = new Map(members?.map(({ userId, name }) => [userId, name]));
  const left = members === undefined ? '' : ', left';
  for (const { actor } of events) {
    // A token acts for a person, whose events it belongs to.
    if (actor.id === null || names.has(actor.id)) continue;
    names.set(actor.id, `${actor.name.replace(/ \(token .+\)$/, '')}${left}`);
  }
  if (chosen !== null && !names.has(chosen)) {
    names.set(chosen, members === undefined ? 'One person' : 'Somebody who left');
  }
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

export function auditVerb(action: string): string {
  return VERBS[action] ?? action;
}

/** The details worth a line: `from draft to candidate: Boots on the bench`. */
export function auditDetail({ details }: Pick<AuditEventView, 'details'>): string {
  const text = (name: string): string => {
    const value = details[name];
    return typeof value === 'string' ? value : '';
  };
  const [from, to, reason, role] = [text('from'), text('to'), text('reason'), text('role')];
  const step = from && to ? `from ${from} to ${to}` : role ? `as ${role}` : from ? `from ${from}` : '';
  const by = text('method') && `with ${text('method')}`;
  const { version, restoredFrom, fields } = details;
  const kept = typeof version === 'number' ? `version ${version}` : '';
  const restored = typeof restoredFrom === 'number' ? ` as version ${restoredFrom} was` : '';
  const given = Array.isArray(fields)
    ? fields.map((field) => FIELD_WORDS[String(field)] ?? field).join(', ')
    : '';
  const ended = countMade(details);
  return [
    step || by || `${kept}${restored}` || (given && `with ${given}`),
    reason || text('note'),
    ended && `ended ${ended}`,
  ]
    .filter(Boolean)
    .join(': ');
}

/** Where the subject can still be looked at; null when it has no page. */
export function subjectHref({ subject, action }: Pick<AuditEventView, 'subject' | 'action'>): string | null {
  if (action.endsWith('.delete') || action.endsWith('.expire')) return null;
  if (subject.kind === 'retention') return '/settings/retention';
  if (subject.kind === 'image') return `/images/${encodeURIComponent(subject.id)}`;
  if (subject.kind === 'recipe') return `/recipes/${encodeURIComponent(subject.id)}`;
  return subject.kind === 'build' ? `/builds/${encodeURIComponent(subject.id)}` : null;
}
