import type { Issue } from '@boardwright/catalog/issue';
import { describe, expect, it } from 'vitest';
import type { Composer } from './use-composer.ts';
import { withServerIssues } from './with-server-issues.ts';

function issue(code: string, path: string): Issue {
  return { code, severity: 'error', path, message: code, between: [], fixes: [] };
}

const own = issue('FIELD_NOT_SUPPORTED', '/kernel/hz');
const composer = { issues: [own], issuesOf: () => [own] } as Partial<Composer> as Composer;

describe('withServerIssues', () => {
  it('adds what the page does not know, to its section, and nothing twice', () => {
    const unknown = issue('PACKAGE_UNKNOWN', '/packages/0');
    const merged = withServerIssues(composer, [{ ...own }, unknown]);
    expect(merged.issues).toEqual([own, unknown]);
    expect(merged.issuesOf('packages')).toEqual([own, unknown]);
    expect(merged.issuesOf('network')).toEqual([own]);
  });

  it('puts what stands in the way before remarks', () => {
    const remark: Issue = { ...own, severity: 'warning' };
    const error = issue('PACKAGE_UNKNOWN', '/packages/0');
    expect(withServerIssues({ ...composer, issues: [remark] }, [error]).issues).toEqual([error, remark]);
  });

  it('leaves the composer alone when there is nothing new', () => {
    expect(withServerIssues(composer, [own])).toBe(composer);
  });
});
