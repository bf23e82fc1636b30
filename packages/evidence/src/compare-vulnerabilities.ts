import type { InstalledPackage } from './boot-report.ts';
import { compareDebianVersions } from './debian-version.ts';

/** What a security tracker says of a source package in one suite. */
export interface Advisory {
  readonly id: string;
  /** The first version that is not affected; null while there is none. */
  readonly fixedVersion: string | null;
  /** As the tracker puts it, such as `high` or `not yet assigned`. */
  readonly urgency: string;
}

/** Advisories by suite and source package. */
export type Advisories = (suite: string, source: string) => readonly Advisory[];

export interface Vulnerability {
  readonly id: string;
  readonly source: string;
  readonly urgency: string;
  /** Version of the source package in the image that has it; for one that both have, in the second. */
  readonly version: string;
  readonly fixedVersion: string | null;
}

export interface VulnerabilityComparison {
  /** In the second image only. */
  readonly introduced: readonly Vulnerability[];
  /** In the first image only. */
  readonly fixed: readonly Vulnerability[];
  readonly remaining: readonly Vulnerability[];
}

interface Source {
  readonly suite: string;
  readonly source: string;
  readonly version: string;
}

/** The source package and its version; dpkg writes `name (version)` where it is not that of the binary package. */
function sourceOf(one: InstalledPackage): Source {
  const match = /^(\S+) \((\S+)\)$/.exec(one.source);
  // A binary-only rebuild has the source's version with +bN behind it.
  const version = match?.[2] ?? one.version.replace(/\+b\d+$/, '');
  return { suite: one.suite, source: match?.[1] ?? one.source, version };
}

function vulnerabilitiesOf(
  packages: readonly InstalledPackage[],
  advisories: Advisories,
): ReadonlyMap<string, Vulnerability> {
  const found = new Map<string, Vulnerability>();
  for (const { suite, source, version } of packages.map(sourceOf)) {
    for (const { id, fixedVersion, urgency } of advisories(suite, source)) {
      const isAffected = fixedVersion === null || compareDebianVersions(version, fixedVersion) < 0;
      if (isAffected) found.set(`${source} ${id}`, { id, source, urgency, version, fixedVersion });
    }
  }
  return found;
}

/** Newest number first, so that what was found last is on top. */
function newestFirst(left: Vulnerability, right: Vulnerability): number {
  return right.id.localeCompare(left.id, 'en', { numeric: true }) || (left.source < right.source ? -1 : 1);
}

/** Compares what was found in two images, by source and number. */
export function compareFound(
  before: ReadonlyMap<string, Vulnerability>,
  after: ReadonlyMap<string, Vulnerability>,
): VulnerabilityComparison {
  const only = (ones: typeof before, others: typeof before): Vulnerability[] =>
    [...ones].flatMap(([key, one]) => (others.has(key) ? [] : [one])).sort(newestFirst);
  return {
    introduced: only(after, before),
    fixed: only(before, after),
    remaining: [...after].flatMap(([key, one]) => (before.has(key) ? [one] : [])).sort(newestFirst),
  };
}

/**
 * Which known vulnerabilities came, went and stayed from one image to another.
 *
 * @param advisories - what is known; a package of a suite it does not cover has none
 */
export function compareVulnerabilities(
  from: readonly InstalledPackage[],
  to: readonly InstalledPackage[],
  advisories: Advisories,
): VulnerabilityComparison {
  return compareFound(vulnerabilitiesOf(from, advisories), vulnerabilitiesOf(to, advisories));
}
