import { describe, expect, it } from 'vitest';
import {
  AUDIT_PARSERS,
  type AuditState,
  auditSearch,
  isAuditFiltered,
  NO_AUDIT_FILTER,
} from './audit-url.ts';

function searchOf(change: Partial<AuditState>): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(auditSearch({ ...NO_AUDIT_FILTER, ...change })));
}

describe('auditSearch', () => {
  it('asks for everything without filters', () => {
    expect(auditSearch(NO_AUDIT_FILTER)).toBe('');
    expect(isAuditFiltered(NO_AUDIT_FILTER)).toBe(false);
    expect(isAuditFiltered({ ...NO_AUDIT_FILTER, to: '2026-11-28' })).toBe(true);
  });

  it('takes the last day in, as the viewer counts days', () => {
    expect(searchOf({ kind: 'image', person: 'u1', from: '2026-02-27', to: '2026-02-28' })).toEqual({
      action: 'image',
      actor: 'u1',
      from: new Date(2026, 1, 27).toISOString(),
      until: new Date(2026, 2, 1).toISOString(),
    });
  });
});

it.each(['2026-02-30', '2026-13-01', '28.11.2026', '', '2026-11-28T00:00'])('"%s" is no day', (text) => {
  expect(AUDIT_PARSERS.from.parse(text)).toBeNull();
});

it('a day stays as it is', () => {
  expect(AUDIT_PARSERS.to.parse('2026-11-28')).toBe('2026-11-28');
});
