import type { Issue } from '@boardwright/catalog/issue';
import { sectionOf } from './section-list.ts';
import type { Composer } from './use-composer.ts';

function keyOf({ code, path, message }: Issue): string {
  return `${code} ${path} ${message}`;
}

/** The composer with what only the server can tell: it knows the packages of each release, the page does not. */
export function withServerIssues(composer: Composer, found: readonly Issue[]): Composer {
  const known = new Set(composer.issues.map(keyOf));
  const fresh = found.filter((issue) => !known.has(keyOf(issue)));
  if (fresh.length === 0) return composer;
  return {
    ...composer,
    // What stands in the way first, wherever it was found.
    issues: [...composer.issues, ...fresh].sort(
      (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
    ),
    issuesOf: (section) => [
      ...composer.issuesOf(section),
      ...fresh.filter(({ path }) => sectionOf(path) === section),
    ],
  };
}
