import { expect, it } from 'vitest';
import { deletionWords, expiryWords, whyKept } from './removal-words.ts';

it('says why an image stays, as the server does', () => {
  const pinnedAt = '2026-11-01T00:00:00.000Z';
  expect(whyKept({ channel: 'draft', pinnedAt: null })).toBeNull();
  expect(whyKept({ channel: 'deprecated', pinnedAt: null })).toBeNull();
  expect(whyKept({ channel: 'released', pinnedAt: null })).toMatch(/^This image is released/);
  expect(whyKept({ channel: 'draft', pinnedAt })).toMatch(/^This image is pinned/);
});

it('names what is lost with an image', () => {
  const file = { sizeBytes: 3 * 1024 * 1024 } as never;
  expect(deletionWords({ artifacts: [file, file] })).toMatch(/^Its 2 files go as well \(6(\.0)? MiB\), /);
  expect(deletionWords({ artifacts: [file] })).toMatch(/^Its file goes as well/);
});

it('names the day an image goes, or that it is due', () => {
  const at = '2026-12-20T10:00:00.000Z';
  expect(expiryWords({ at }, Date.parse('2026-12-20T09:59:59Z'))).toBe('Goes on 2026-12-20');
  expect(expiryWords({ at }, Date.parse('2026-12-21T00:00:00Z'))).toBe('Goes within the hour');
});
