import { expect, it } from 'vitest';
import { auditDetail, auditVerb, subjectHref } from './audit-words.ts';

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
