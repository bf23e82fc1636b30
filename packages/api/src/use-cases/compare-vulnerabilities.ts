import type { InstalledPackage } from '@boardwright/evidence/boot-report';
import { compareCveReports } from '@boardwright/evidence/compare-cve-reports';
import type { VulnerabilityComparison } from '@boardwright/evidence/compare-vulnerabilities';
import { compareVulnerabilities as compare } from '@boardwright/evidence/compare-vulnerabilities';
import type { ImagePair } from '../compare/artifact-pair.ts';
import { readCveReport } from '../compare/read-cve-report.ts';
import type { ApiDeps } from '../deps.ts';
import type { ComparedVulnerabilities } from '../schemas/comparison.ts';
import type { CveSnapshot } from '../vulnerabilities/cve-data.ts';
import { listPackages } from './get-image.ts';
import { requirePair } from './require-image.ts';

const NOTHING = { introduced: [], fixed: [], remaining: [], suites: [], dataFrom: null };
const NO_DATA =
  'No vulnerability data is configured on this server. Its operator can name a file in BOARDWRIGHT_CVE_DATA; docs/operate.md says which.';

type Deps = Pick<ApiDeps, 'db' | 'logger' | 'cveData' | 'store'>;

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

function answer(
  { introduced, fixed, remaining }: VulnerabilityComparison,
  known: Pick<ComparedVulnerabilities, 'suites' | 'dataFrom'>,
): ComparedVulnerabilities {
  return {
    introduced: [...introduced],
    fixed: [...fixed],
    remaining: [...remaining],
    ...known,
    missing: null,
  };
}

/**
 * By the reports of the two images themselves.
 *
 * @returns undefined where one has none
 */
async function byReports(deps: Deps, images: ImagePair): Promise<ComparedVulnerabilities | undefined> {
  const [from, to] = [await readCveReport(deps, images.from), await readCveReport(deps, images.to)];
  if (from === undefined || to === undefined) return undefined;
  if (from.database === null || to.database === null) {
    const lacking = from.database === null ? images.from : images.to;
    const label = `“${lacking.name}” (${lacking.id})`;
    return {
      ...NOTHING,
      missing: `The CVE report of ${label} was made without a database. Build it with cve-report in engine.outputs.`,
    };
  }
  const [oldest = null] = [from.database.newest, to.database.newest].sort();
  const suites = [...new Set([from.release, to.release])].sort().map((release) => `yocto-${release}`);
  return answer(compareCveReports(from, to), { suites, dataFrom: oldest });
}

/**
 * Which known vulnerabilities came, went and stayed from one image of the team to another, as far as this server has
 * data.
 *
 * @throws AppError NOT_FOUND when either is absent or another team's, in the same words; ARTIFACT_DAMAGED
 */
export async function compareVulnerabilities(
  deps: Deps,
  teamId: string,
  fromId: string,
  toId: string,
): Promise<ComparedVulnerabilities> {
  const images = await requirePair(deps, teamId, fromId, toId);
  const reported = await byReports(deps, images);
  if (reported !== undefined) return reported;
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
  return answer(found, { suites: covered, dataFrom: writtenAt.toISOString() });
}
