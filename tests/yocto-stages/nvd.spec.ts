import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedBy, runPython } from './run-python.ts';

interface Row {
  readonly criteria: string;
  readonly vulnerable?: boolean;
  readonly versionStartIncluding?: string;
  readonly versionStartExcluding?: string;
  readonly versionEndIncluding?: string;
  readonly versionEndExcluding?: string;
}

const CVSS = { version: '3.1', baseScore: 7.8, baseSeverity: 'HIGH' };

function cve(id: string, rows: readonly Row[], more: object = {}) {
  return {
    ...{ id, vulnStatus: 'Analyzed' },
    metrics: {
      cvssMetricV31: [
        { type: 'Secondary', cvssData: { ...CVSS, baseScore: 9.3, baseSeverity: 'CRITICAL' } },
        { type: 'Primary', cvssData: CVSS },
      ],
    },
    configurations: [{ nodes: [{ cpeMatch: rows.map((row) => ({ vulnerable: true, ...row })) }] }],
    ...more,
  };
}

function named(product: string, version = '*', update = '*'): string {
  return `cpe:2.3:a:${product}:${version}:${update}:*:*:*:*:*:*`;
}

const SUDO = {
  ...{ name: 'sudo', version: '1.9.17', versionSuffix: 'patch', products: [], issue: [] },
  cpes: ['cpe:2.3:*:*:sudo:1.9.17:*:*:*:*:*:*:*'],
};
const CURL = {
  ...{ name: 'curl', version: '8.7.1', products: [] },
  cpes: ['cpe:2.3:*:haxx:curl:8.7.1:*:*:*:*:*:*:*', 'cpe:2.3:*:haxx:lib\\:curl:8.7.1:*:*:*:*:*:*:*'],
  issue: [{ id: 'CVE-2024-3', status: 'Patched', detail: 'backported-patch' }],
};

function lookUp(cves: readonly object[], packages: readonly object[] = [SUDO, CURL]): unknown {
  return runPython(
    `from bw import nvd
from bw.vex import recipe_entries
manifest = {"package": given["packages"]}
entries = recipe_entries(manifest)
nvd.add_year(given["cves"], nvd.products_of(manifest), entries, {"sudo": "openembedded-core"})
print(json.dumps([[e["recipe"], e["cve"], e["status"], e["severity"], e["score"], e["source"], e["layer"]] for e in entries.values()]))`,
    { cves, packages },
  );
}

describe('what NVD lists', () => {
  it('is in an image by vendor, product and version, and is rated by NVD itself', () => {
    const found = lookUp([
      cve('CVE-2025-1', [
        {
          criteria: named('sudo_project:sudo'),
          versionStartIncluding: '1.9.14',
          versionEndExcluding: '1.9.17',
        },
        { criteria: named('sudo_project:sudo', '1.9.17', '-') },
      ]),
      cve('CVE-2025-2', [{ criteria: named('somebody:curl'), versionEndExcluding: '99' }]),
      cve('CVE-2025-3', [{ criteria: named('haxx:curl'), versionEndIncluding: '8.7.1', vulnerable: false }]),
      cve('CVE-2025-4', [{ criteria: named('haxx:lib\\:curl'), versionEndIncluding: '8.7.1' }]),
      cve('CVE-2025-5', [{ criteria: named('haxx:curl') }], { vulnStatus: 'Rejected' }),
      cve('CVE-2025-6', [], { configurations: undefined }),
    ]);
    expect(found).toEqual([
      ['curl', 'CVE-2024-3', 'patched', null, null, 'recipe', null],
      ['sudo', 'CVE-2025-1', 'unpatched', 'high', 7.8, 'NVD', 'openembedded-core'],
      ['curl', 'CVE-2025-4', 'unpatched', 'high', 7.8, 'NVD', null],
    ]);
  });

  it('rates what a recipe patches, whatever the version, and leaves its status', () => {
    expect(
      lookUp([cve('CVE-2024-3', [{ criteria: named('haxx:curl'), versionEndExcluding: '8.0' }])]),
    ).toEqual([['curl', 'CVE-2024-3', 'patched', 'high', 7.8, 'recipe', null]]);
  });

  it('compares versions as recipes are compared', () => {
    const any = named('a:b');
    const cases: readonly (readonly [boolean, string, string, Row])[] = [
      [false, '1.9.17p2', 'patch', { criteria: any, versionEndExcluding: '1.9.17p1' }],
      [true, '1.9.17', 'patch', { criteria: any, versionEndExcluding: '1.9.17p1' }],
      [true, '6.6-rc3', '', { criteria: any, versionEndExcluding: '6.6' }],
      [false, '6.6', '', { criteria: any, versionStartExcluding: '6.6' }],
      [true, '6.6.144', '', { criteria: any, versionStartIncluding: '6.6', versionEndExcluding: '6.6.145' }],
      [false, '1.10', '', { criteria: any, versionEndIncluding: '1.9' }],
      [false, '8.3', '', { criteria: named('a:b', '8.3', 'p1') }],
      [true, '8.3p1', '', { criteria: named('a:b', '8.3', 'p1') }],
      [true, '1.0.2b', 'alphabetical', { criteria: any, versionStartIncluding: '1.0.2a' }],
      [false, 'unknown', '', { criteria: any, versionEndIncluding: '1.9' }],
      // No version at all: every one is affected.
      [true, '1.0', '', { criteria: named('a:b', '-') }],
      [true, '1.0', '', { criteria: any }],
    ];
    const found = runPython(
      'from bw.nvd import affects\nprint(json.dumps([affects(*case) for case in given]))',
      cases.map(([, ...given]) => given),
    );
    expect(found).toEqual(cases.map(([expected]) => expected));
  });
});

describe('the files of the database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bw-nvd-'));
    mkdirSync(join(folder, 'site'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function publish(year: number, cves: readonly object[], sha256?: string): void {
    const text = JSON.stringify({
      timestamp: `${year}-11-28T03:00:05.123`,
      vulnerabilities: cves.map((one) => ({ cve: one })),
    });
    const sum = sha256 ?? createHash('sha256').update(text).digest('hex').toUpperCase();
    writeFileSync(join(folder, 'site', `nvdcve-2.0-${year}.json.gz`), gzipSync(text));
    writeFileSync(join(folder, 'site', `nvdcve-2.0-${year}.meta`), `size:1\r\nsha256:${sum}\r\n`);
  }

  const fetch = (thisYear: number, bases = [`file://${join(folder, 'site')}`]): string[] =>
    printedBy(
      `from bw.nvd_fetch import fetch_all
from bw.report import StageError
try:
    print(" ".join(fetch_all(given["bases"], given["folder"], given["year"])))
except StageError as error:
    print(error.code, error, error.advice)`,
      { bases, folder: join(folder, 'kept'), year: thisYear },
    );

  it('are fetched once, and again when they changed; the file of a new year may be missing', () => {
    const none = `file://${join(folder, 'nowhere')}`;
    publish(2002, []);
    publish(2003, [cve('CVE-2003-1', [])]);
    const names = 'nvdcve-2.0-2002.json.gz nvdcve-2.0-2003.json.gz';
    const site = `file://${join(folder, 'site')}`;
    expect(fetch(2004, [none, site])).toEqual([`The database of ${site}: 2 years, 2 of them new.`, names]);
    expect(fetch(2004)).toEqual([`The database of ${site}: 2 years, 0 of them new.`, names]);
    publish(2003, [cve('CVE-2003-2', [])]);
    expect(fetch(2004)[0]).toContain('1 of them new');
    const read = runPython(
      'from bw.nvd import read_year\nprint(json.dumps(read_year(given)))',
      join(folder, 'kept', 'nvdcve-2.0-2003.json.gz'),
    ) as [string, { id: string }[]];
    expect([read[0], read[1].map(({ id }) => id)]).toEqual(['2003-11-28T03:00:05Z', ['CVE-2003-2']]);
  });

  it('are said to be missing in one sentence that names the sites', () => {
    publish(2002, [], 'f'.repeat(64));
    const none = `file://${join(folder, 'nowhere')}`;
    const [line, ...more] = fetch(2003, [none, `file://${join(folder, 'site')}`]);
    expect(more).toEqual([]);
    expect(line).toMatch(
      /^FETCH_FAILED No vulnerability database could be fetched \(file:\S+nowhere: .*; file:\S+site: nvdcve-2.0-2002.json.gz has sha256 /,
    );
    expect(line).toContain('take cve-report out of engine.outputs');
  });
});
