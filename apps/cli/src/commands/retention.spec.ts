import { NO_RETENTION } from '@boardwright/core/retention-rules';
import { describe, expect, it } from 'vitest';
import { changedRules, ruleLines } from './retention.ts';

describe('changedRules', () => {
  it('leaves what was not given', () => {
    const rules = { ...NO_RETENTION, deleteCandidatesAfterDays: 90, deleteDeprecatedAfterDays: 10 };
    expect(changedRules(rules, { drafts: '30', candidates: 'never' })).toEqual({
      keepLastPerName: 3,
      deleteDraftsAfterDays: 30,
      deleteCandidatesAfterDays: null,
      deleteDeprecatedAfterDays: 10,
    });
    expect(changedRules(rules, { keepLast: '0' })).toEqual({ ...rules, keepLastPerName: 0 });
  });

  it.each([
    [{ drafts: '0' }, '--drafts wants a whole number of days, or never, not 0.'],
    [{ deprecated: 'soon' }, '--deprecated wants a whole number of days, or never, not soon.'],
    [{ keepLast: '-1' }, '--keep-last wants a whole number, not -1.'],
  ])('refuses %j', (options, message) => {
    expect(() => changedRules(NO_RETENTION, options)).toThrow(message);
  });
});

it('says the rules in words', () => {
  expect(ruleLines({ ...NO_RETENTION, deleteDraftsAfterDays: 30 })).toEqual([
    'Drafts go                      after 30 days',
    'Candidates go                  never',
    'Deprecated images go           never',
    'Released and pinned images go  never',
    'Always kept                    the newest 3 of each name and board',
  ]);
});
