import { nearest } from '@boardwright/spec/nearest';
import type { Issue } from '../issue.ts';
import { fix, problem, removeAt, setTo } from './draft.ts';

/** One choice that does not work with every release. */
export interface Demand<R extends string> {
  /** Who demands it, as it is named to a person. */
  readonly who: string;
  readonly path: string;
  readonly releases: readonly R[];
  /** Completes "<who> needs forky: ...". */
  readonly reason: string;
}

/** Releases of one engine. */
export interface ReleaseLine<R extends string> {
  /** For example `Debian`. */
  readonly title: string;
  /** From the preferred one on; never empty. */
  readonly ids: readonly R[];
  /** Taken when nothing needs another. */
  readonly preferred: R;
  /** Why that one. */
  readonly preferredBecause: string;
}

export interface SettledRelease<R extends string> {
  readonly release: R;
  readonly because: string;
  readonly issues: readonly Issue[];
}

const PATH = '/engine/release';

function reasons<R extends string>(demands: readonly Demand<R>[]): string {
  return demands
    .map((demand) => `${demand.who} needs ${demand.releases.join(' or ')}: ${demand.reason}`)
    .join('; ');
}

function fitAll<R extends string>(line: ReleaseLine<R>, demands: readonly Demand<R>[]): R[] {
  return line.ids.filter((id) => demands.every((demand) => demand.releases.includes(id)));
}

function contradiction<R extends string>(line: ReleaseLine<R>, demands: readonly Demand<R>[]): Issue {
  const removable = demands.filter(
    (demand) =>
      demand.path !== '/board' &&
      fitAll(
        line,
        demands.filter((other) => other !== demand),
      ).length > 0,
  );
  return problem(
    'RELEASE_CONTRADICTION',
    PATH,
    `No release of ${line.title} has all that was chosen. ${reasons(demands)}.`,
    {
      between: demands.map((demand) => demand.who),
      fixes: removable.map((demand) => fix(`Do without: ${demand.who}`, removeAt(demand.path))),
    },
  );
}

function unmet<R extends string>(demand: Demand<R>, asked: R): Issue {
  const message = `${demand.who} does not work with ${asked}: ${demand.reason}.`;
  const fixes = demand.releases.map((release) => fix(`Use ${release}`, setTo(PATH, release)));
  if (demand.path !== '/board') fixes.push(fix(`Do without: ${demand.who}`, removeAt(demand.path)));
  return problem('RELEASE_LACKS_CHOICE', demand.path, message, { between: [demand.who, asked], fixes });
}

function unknown<R extends string>(
  line: ReleaseLine<R>,
  asked: string,
  fitting: R | undefined,
): SettledRelease<R> {
  const release = fitting ?? line.preferred;
  const meant = nearest(asked, line.ids) ?? release;
  const message = `The ${line.title} engine has no release "${asked}". Known are: ${line.ids.join(', ')}.`;
  const issue = problem('RELEASE_UNKNOWN', PATH, message, {
    between: [asked],
    fixes: [fix(`Use ${meant}`, setTo(PATH, meant))],
  });
  return { release, because: 'the release asked for is not known', issues: [issue] };
}

/**
 * Settles the release: the one named, else the preferred one that has everything chosen.
 *
 * @param asked - `engine.release` of the spec
 * @returns a release in any case, so that the other rules can go on, with an error when it does not fit
 */
export function settleRelease<R extends string>(
  line: ReleaseLine<R>,
  demands: readonly Demand<R>[],
  asked: string | undefined,
): SettledRelease<R> {
  const fitting = fitAll(line, demands);
  const known = line.ids.find((id) => id === asked);
  if (asked !== undefined && known === undefined) return unknown(line, asked, fitting[0]);
  if (known !== undefined) {
    const issues =
      fitting.length === 0 && demands.length > 1
        ? [contradiction(line, demands)]
        : demands.filter((demand) => !demand.releases.includes(known)).map((demand) => unmet(demand, known));
    return { release: known, because: 'engine.release of the spec', issues };
  }
  const release = fitting[0];
  if (release === undefined)
    return { release: line.preferred, because: 'the default', issues: [contradiction(line, demands)] };
  if (release === line.preferred) return { release, because: line.preferredBecause, issues: [] };
  const deciding = demands.filter((demand) => !demand.releases.includes(line.preferred));
  return { release, because: `the whole image is ${release}, because ${reasons(deciding)}`, issues: [] };
}
