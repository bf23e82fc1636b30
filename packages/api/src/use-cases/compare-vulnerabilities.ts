import type { InstalledPackage } from '@boardwright/evidence/boot-report';
import { compareVulnerabilities as compare } from '@boardwright/evidence/compare-vulnerabilities';
import type { ApiDeps } from '../deps.ts';
import type { ComparedVulnerabilities } from '../schemas/comparison.ts';
import type { CveSnapshot } from '../vulnerabilities/cve-data.ts';
import { listPackages } from './get-image.ts';

const NOTHING = { introduced: [], fixed: [], remaining: [], suites: [], dataFrom: null };

type Deps = Pick<ApiDeps, 'db' | 'logger' | 'cveData'>;

async function readSnapshot(deps: Deps, suites: ReadonlySet<string>): Promise<CveSnapshot | undefined> {
  try {
    return await deps.cveData?.read(suites);
  } catch (err) {
    deps.logger.error({ err }, 'The vulnerability data could not be read');
    return undefined;
  }
}

function suitesOf(packages: readonly InstalledPackage[]): ReadonlySet<string> {
  return new Set(packages.map(({ suite }) => suite));
}

const NO_DATA =
  'No vulnerability data is configured on this server. Its operator can name a file in BOARDWRIGHT_CVE_DATA; docs/operate.md says which.';

/**
 * Which known vulnerabilities came, went and stayed from one image of the team to another, as far as this server has
 * data.
 *
 * @throws AppError NOT_FOUND when either is absent or another team's, in the same words
 */
export async function compareVulnerabilities(
  deps: Deps,
  teamId: string,
  fromId: string,
  toId: string,
): Promise<ComparedVulnerabilities> {
  const { packages: from } = await listPackages(deps, teamId, fromId, '');
  const { packages: to } = await listPackages(deps, teamId, toId, '');
  if (deps.cveData === undefined) return { ...NOTHING, missing: NO_DATA };
  const suites = suitesOf([...from, ...to]);
  const snapshot = await readSnapshot(deps, suites);
  if (snapshot === undefined)
    return { ...NOTHING, missing: 'The vulnerability data of this server could not be read.' };
  const { index, writtenAt } = snapshot;
  const covered = [...suites].filter((suite) => index.has(suite)).sort();
  if (covered.length === 0) {
    const asked = [...suites].sort().join(', ') || 'no suite';
    return { ...NOTHING, missing: `The vulnerability data of this server does not cover ${asked}.` };
  }
  const found = compare(from, to, (suite, source) => index.get(suite)?.get(source) ?? []);
  return {
    introduced: [...found.introduced],
    fixed: [...found.fixed],
    remaining: [...found.remaining],
    suites: covered,
    dataFrom: writtenAt.toISOString(),
    missing: null,
  };
}
