import { expect, it } from 'vitest';
import { auditDetail, auditVerb, peopleOf, subjectHref } from './audit-words.ts';

it('says what changed and why', () => {
  expect(auditDetail({ details: { from: 'draft', to: 'candidate', reason: 'Boots' } })).toBe(
    'from draft to candidate: Boots',
  );
  expect(auditDetail({ details: { role: 'viewer' } })).toBe('as viewer');
  expect(auditDetail({ details: { from: 'Old name' } })).toBe('from Old name');
  expect(auditDetail({ details: { fresh: false } })).toBe('');
  expect(auditDetail({ details: { version: 4, note: 'Faster' } })).toBe('version 4: Faster');
  expect(auditDetail({ details: { version: 5, restoredFrom: 3, note: '' } })).toBe(
    'version 5 as version 3 was',
  );
  expect(auditDetail({ details: { role: 'owner', shareLinks: 2, invitations: 1 } })).toBe(
    'as owner: ended 2 share links and 1 open invitation',
  );
  expect(auditDetail({ details: { method: 'a sign-in link' } })).toBe('with a sign-in link');
  expect(auditDetail({ details: { fields: ['hostname', 'wifi'] } })).toBe('with host name, Wi-Fi');
});

it('shows an action it has no words for as it is', () => {
  expect(auditVerb('image.move')).toBe('moved the image');
  expect(auditVerb('moon.land')).toBe('moon.land');
});

it('leads to what may still be there', () => {
  const subject = { kind: 'image', id: 'i1', name: 'a' };
  expect(subjectHref({ subject, action: 'image.move' })).toBe('/images/i1');
  expect(subjectHref({ subject, action: 'image.delete' })).toBeNull();
  expect(subjectHref({ subject: { ...subject, kind: 'person' }, action: 'member.join' })).toBeNull();
});

it('offers members and who else acted, also by a token, and never loses the one chosen', () => {
  const actor = (id: string | null, name: string) => ({ actor: { kind: 'user' as const, id, name } });
  const members = [
    { userId: 'u2', name: 'Mia' },
    { userId: 'u1', name: 'Ada' },
  ];
  const events = [actor('u1', 'Ada (token ci)'), actor('u3', 'Zoe (token ci)'), actor(null, 'Operator')];
  expect(peopleOf(members, events, null)).toEqual([
    { value: 'u1', label: 'Ada' },
    { value: 'u2', label: 'Mia' },
    { value: 'u3', label: 'Zoe, left' },
  ]);
  expect(peopleOf(undefined, events.slice(0, 1), 'u3')).toEqual([
    { value: 'u1', label: 'Ada' },
    { value: 'u3', label: 'One person' },
  ]);
  expect(peopleOf(members, [], 'u3').at(-1)).toEqual({ value: 'u3', label: 'Somebody who left' });
});
