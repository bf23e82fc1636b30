import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { createLogger } from '@boardwright/core/logger';
import { newId } from '@boardwright/db/new-id';
import type { BuildHistoryEntry } from '@boardwright/evidence/build-history';
import type { CveEntry } from '@boardwright/evidence/cve-report';
import type { FileEntry } from '@boardwright/evidence/file-list';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../schemas/comparison.ts';
import { type ApiFixture, addImage, SAMPLE_PACKAGES, sampleSpec, startApi } from '../testing/api-fixture.ts';
import { compareVulnerabilities } from '../use-cases/compare-vulnerabilities.ts';
import { createCveData } from '../vulnerabilities/cve-data.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

interface Version {
  readonly config?: string;
  readonly files?: readonly FileEntry[];
  readonly tree?: Readonly<Record<string, string | Buffer>>;
  readonly evidence?: object;
  readonly spec?: object;
  /** Lines of the build history. */
  readonly history?: readonly BuildHistoryEntry[];
  readonly cveReport?: object;
  /** Bytes in place of the rendered tree. */
  readonly damagedTree?: string;
}

function tarball(tree: NonNullable<Version['tree']>): Readable {
  const archive = pack();
  for (const [path, content] of Object.entries(tree)) {
    const mode = path.endsWith('.sh') ? 0o755 : 0o644;
    archive.entry({ name: `sample/${path}`, mode }, content);
  }
  archive.finalize();
  return Readable.from(archive).pipe(createGzip());
}

function ndjson(entries: readonly object[]): Readable {
  return Readable.from([Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))]);
}

/** An image with the artifacts given. @returns its id */
async function addVersion(version: Version, teamId = fixture.us.teamId): Promise<string> {
  const id = await addImage(fixture, teamId);
  const made: readonly (readonly [string, Readable | undefined])[] = [
    [
      'kernel.config',
      version.config === undefined ? undefined : Readable.from([Buffer.from(version.config)]),
    ],
    ['files', version.files === undefined ? undefined : ndjson(version.files)],
    ['build-history', version.history === undefined ? undefined : ndjson(version.history)],
    [
      'cve-report',
      version.cveReport === undefined
        ? undefined
        : Readable.from([Buffer.from(JSON.stringify(version.cveReport))]),
    ],
    ['rendered', version.tree === undefined ? undefined : tarball(version.tree)],
    [
      'rendered',
      version.damagedTree === undefined ? undefined : Readable.from([Buffer.from(version.damagedTree)]),
    ],
  ];
  for (const [kind, content] of made) {
    if (content === undefined) continue;
    const blob = await fixture.store.put(content);
    const names = { kind, fileName: kind, title: kind, mediaType: 'text/plain' };
    const artifact = { id: newId('a'), imageId: id, ...names, ...blob, sizeBytes: BigInt(blob.sizeBytes) };
    await fixture.db.artifact.create({ data: artifact });
  }
  const { spec, evidence } = version;
  if (spec !== undefined) await fixture.db.image.update({ where: { id }, data: { spec } });
  if (evidence !== undefined) await fixture.db.image.update({ where: { id }, data: { evidence } });
  return id;
}

async function compare(from: string, to: string): Promise<Comparison> {
  const response = await fixture.send('GET', `/images/${from}/compare/${to}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Comparison;
}

const [busybox, libc] = SAMPLE_PACKAGES as [(typeof SAMPLE_PACKAGES)[0], (typeof SAMPLE_PACKAGES)[0]];

function file(path: string, sha256: string, mode = '0644'): FileEntry {
  return { path, type: 'file', mode, owner: '0:0', sizeBytes: 1, sha256 };
}

function memory(availableMiB: number): object {
  return {
    boot: { guest: { memory: { totalMiB: 512, availableMiB } } },
    rootfsUsedBytes: 1000,
    cyclictest: null,
  };
}

describe('two images', () => {
  it('are compared part by part', async () => {
    const from = await addVersion({
      config: 'CONFIG_HZ=250\nCONFIG_NUMA=y\nCONFIG_CAN=m\n',
      files: [file('/etc/a', '1'), file('/etc/b', '1')],
      tree: {
        'config/image.json': '{\n  "a": 1\n}\n',
        'build.sh': '#!/bin/sh\n',
        'model.bin': Buffer.from([0, 1]),
      },
      evidence: { packages: [busybox, libc], sizes: { name: '/', bytes: 30 }, ...memory(400) },
    });
    const to = await addVersion({
      config: 'CONFIG_HZ=1000\nCONFIG_CAN=m\nCONFIG_PREEMPT_RT=y\n',
      files: [file('/etc/a', '1', '0600'), file('/etc/c', '1')],
      tree: {
        'config/image.json': '{\n  "a": 2\n}\n',
        'build.sh': '#!/bin/sh\n',
        'model.bin': Buffer.from([0, 2]),
      },
      evidence: {
        packages: [
          { ...libc, version: '2.42', installedSizeKiB: 13_500 },
          { ...busybox, name: 'dash' },
        ],
        sizes: { name: '/', bytes: 50, children: [{ name: 'usr', bytes: 40 }] },
        ...memory(380),
      },
      spec: { ...sampleSpec(), kernel: { preemption: 'rt' } },
    });
    const result = await compare(from, to);
    expect([result.from.id, result.to.id]).toEqual([from, to]);
    expect(result.packages).toEqual({
      added: [{ name: 'dash', version: '1.37', sizeKiB: 900 }],
      removed: [{ name: 'busybox', version: '1.37', sizeKiB: 900 }],
      changed: [{ name: 'libc6', from: '2.41', to: '2.42', fromSizeKiB: 13_000, toSizeKiB: 13_500 }],
      unchanged: 0,
    });
    expect(result.kernelConfig).toEqual({
      added: [{ name: 'PREEMPT_RT', value: 'y' }],
      removed: [{ name: 'NUMA', value: 'y' }],
      changed: [{ name: 'HZ', from: '250', to: '1000' }],
      unchanged: 1,
    });
    expect(result.sizes).toMatchObject({
      fromBytes: 30,
      toBytes: 50,
      children: [{ name: 'usr', toBytes: 40 }],
    });
    expect(result.rootFiles).toMatchObject({ added: 1, removed: 1, changed: 1, unchanged: 0 });
    expect(result.rootFiles?.listed.map(({ path }) => path)).toEqual(['/etc/a', '/etc/b', '/etc/c']);
    expect(result.facts.ramUsedMiB).toEqual({ from: 112, to: 132 });
    expect(result.spec.patch).toContain('+  preemption: rt');
    expect(result.missing).toEqual({
      buildHistory: `“sample” (${from}) was published without a build history.`,
    });
    const { files, unchanged } = result.buildFiles ?? { files: [], unchanged: null };
    expect(unchanged).toBe(1);
    expect(files).toEqual([
      {
        ...{ change: 'changed', path: 'config/image.json', linesAdded: 1, linesRemoved: 1, note: null },
        patch:
          '--- a/config/image.json\n+++ b/config/image.json\n@@ -1,3 +1,3 @@\n {\n-  "a": 1\n+  "a": 2\n }\n',
      },
      expect.objectContaining({ path: 'model.bin', patch: null, note: 'It is not a text file.' }),
    ]);
  });

  it('that are one and the same differ in nothing', async () => {
    const tree = { 'a.txt': 'a\n' };
    const id = await addVersion({ config: 'CONFIG_CAN=m\n', files: [file('/etc/a', '1')], tree });
    const result = await compare(id, id);
    expect(result.packages).toMatchObject({ added: [], removed: [], changed: [], unchanged: 2 });
    expect(result.kernelConfig).toMatchObject({ added: [], removed: [], changed: [], unchanged: 1 });
    expect(result.buildFiles).toEqual({ files: [], unchanged: 1 });
    expect(result.rootFiles).toMatchObject({ listed: [], unchanged: 1 });
    expect(result.spec.patch).toBe('');
  });
});

describe('build histories', () => {
  it('are compared entry by entry, and a damaged one is named', async () => {
    const layer = (commit: string): BuildHistoryEntry => ({
      ...{ kind: 'layer', name: 'openembedded-core', branch: 'wrynose', commit },
    });
    const from = await addVersion({ history: [layer('c1')] });
    const to = await addVersion({ history: [layer('c2')] });
    const none = { added: [], removed: [], more: 0 };
    expect((await compare(from, to)).buildHistory).toEqual({
      ...{ added: 0, removed: 0, changed: 1, unchanged: 0 },
      listed: [
        {
          ...{ kind: 'layer', name: 'openembedded-core', change: 'changed' },
          fields: [{ field: 'commit', from: 'c1', to: 'c2', ...none }],
        },
      ],
    });
    expect((await compare(from, from)).buildHistory).toMatchObject({ listed: [], unchanged: 1 });
    const damaged = await addVersion({ history: [{ kind: 'layer' } as BuildHistoryEntry] });
    expect((await compare(from, damaged)).missing.buildHistory).toBe(
      'The build history of one of the images could not be read.',
    );
  });
});

describe('what an image lacks', () => {
  it('is named, and the rest compared', async () => {
    const from = await addVersion({ config: 'CONFIG_CAN=m\n', damagedTree: 'this is no archive' });
    const to = await addVersion({ tree: { 'a.txt': 'a\n' } });
    const result = await compare(from, to);
    expect(result).toMatchObject({ kernelConfig: null, rootFiles: null, buildFiles: null });
    expect(result.missing.kernelConfig).toBe(
      `“sample” (${to}) was published without a kernel configuration.`,
    );
    expect(result.missing.rootFiles).toBe(`“sample” (${from}) was published without a list of files.`);
    expect(result.missing.buildFiles).toBe('The rendered tree of one of the images could not be read.');
    expect(result.packages.unchanged).toBe(2);
  });

  it('is named when a file is gone from the store', async () => {
    const id = await addVersion({ config: 'CONFIG_CAN=y\n' });
    const row = await fixture.db.artifact.findFirstOrThrow({ where: { imageId: id, kind: 'kernel.config' } });
    await fixture.store.remove(row.sha256);
    expect((await compare(id, id)).missing.kernelConfig).toBe(
      `The kernel configuration of “sample” (${id}) is not in the store any more.`,
    );
  });

  it('is not measured when the evidence says nothing', async () => {
    const id = await addVersion({ evidence: {} });
    const result = await compare(id, id);
    expect(result.facts.ramUsedMiB).toEqual({ from: null, to: null });
    expect(result.packages).toMatchObject({ unchanged: 0 });
  });
});

describe('vulnerabilities', () => {
  it('are not known without data, which the answer says', async () => {
    const id = await addImage(fixture, fixture.us.teamId);
    const response = await fixture.send('GET', `/images/${id}/compare/${id}/vulnerabilities`);
    expect(await response.json()).toEqual({
      ...{ introduced: [], fixed: [], remaining: [], suites: [], dataFrom: null },
      missing: expect.stringContaining('BOARDWRIGHT_CVE_DATA'),
    });
  });

  it('are those of the data the operator configured', async () => {
    const path = join(fixture.services.directory, 'tracker.json');
    const release = { status: 'resolved', fixed_version: '2.42', urgency: 'high' };
    const tracker = { glibc: { 'CVE-2026-1': { releases: { trixie: release } } } };
    await writeFile(path, JSON.stringify(tracker));
    const from = await addVersion({ evidence: { packages: [libc] } });
    const to = await addVersion({ evidence: { packages: [{ ...libc, version: '2.42' }] } });
    const { db, store } = fixture;
    const deps = { db, store, logger: createLogger('test', 'silent'), cveData: createCveData(path) };
    const { teamId } = fixture.us;
    expect(await compareVulnerabilities(deps, teamId, from, to)).toMatchObject({
      fixed: [{ id: 'CVE-2026-1', source: 'glibc', version: '2.41', fixedVersion: '2.42', urgency: 'high' }],
      ...{ introduced: [], remaining: [], suites: ['trixie'], missing: null },
    });
    const other = await addVersion({ evidence: { packages: [{ ...libc, suite: 'buildroot-2026.02' }] } });
    expect((await compareVulnerabilities(deps, teamId, other, other)).missing).toBe(
      'The vulnerability data of this server does not cover buildroot-2026.02.',
    );
    await writeFile(path, 'half');
    expect((await compareVulnerabilities(deps, teamId, from, to)).missing).toBe(
      'The vulnerability data of this server could not be read.',
    );
  });
});

describe('CVE reports', () => {
  const entry = (cve: string, status: CveEntry['status']): CveEntry => ({
    ...{ cve, recipe: 'curl', layer: null, version: '8.7.1', status, reason: null },
    ...{ severity: 'high', score: 7.8, source: 'NVD' },
  });
  const report = (newest: string | null, ...entries: readonly CveEntry[]): object => ({
    ...{ version: 1, release: 'wrynose', recipes: 3, entries },
    database: newest === null ? null : { name: 'NVD', newest },
  });

  it('are read with counts; an image without one has none', async () => {
    const id = await addVersion({
      cveReport: report(null, entry('CVE-2026-1', 'patched'), entry('CVE-2026-2', 'ignored')),
    });
    const response = await fixture.send('GET', `/images/${id}/cve-report`);
    expect(await response.json()).toEqual({
      ...{ database: null, recipes: 3, unpatched: 0, patched: 1, ignored: 1 },
      entries: [entry('CVE-2026-1', 'patched'), entry('CVE-2026-2', 'ignored')],
    });
    const without = await addImage(fixture, fixture.us.teamId);
    expect((await fixture.send('GET', `/images/${without}/cve-report`)).status).toBe(404);
    const damaged = await addVersion({ cveReport: { version: 1 } });
    const answer = await fixture.send('GET', `/images/${damaged}/cve-report`);
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
      500,
      expect.stringContaining(`The CVE report of “sample” (${damaged}) could not be read.`),
    ]);
  });

  it('are what vulnerabilities are compared by, where both were looked up in a database', async () => {
    const from = await addVersion({
      cveReport: report('2026-11-27T03:00:00Z', entry('CVE-2026-1', 'unpatched')),
    });
    const to = await addVersion({
      cveReport: report(
        '2026-11-28T03:00:00Z',
        entry('CVE-2026-1', 'patched'),
        entry('CVE-2026-2', 'unpatched'),
      ),
    });
    const compared = async (one: string, other: string): Promise<unknown> =>
      (await fixture.send('GET', `/images/${one}/compare/${other}/vulnerabilities`)).json();
    expect(await compared(from, to)).toMatchObject({
      introduced: [{ id: 'CVE-2026-2', source: 'curl', urgency: 'high' }],
      fixed: [{ id: 'CVE-2026-1' }],
      ...{ remaining: [], suites: ['yocto-wrynose'], dataFrom: '2026-11-27T03:00:00Z', missing: null },
    });
    const alone = await addVersion({ cveReport: report(null) });
    expect(await compared(from, alone)).toMatchObject({
      missing: `The CVE report of “sample” (${alone}) was made without a database. Build it with cve-report in engine.outputs.`,
    });
  });
});

describe("another team's image", () => {
  it('is not found on either side, in the words of one that does not exist', async () => {
    const ours = await addImage(fixture, fixture.us.teamId);
    const theirs = await addImage(fixture, fixture.others.teamId);
    const paths = [
      `/images/${ours}/compare/${theirs}`,
      `/images/${theirs}/compare/${ours}`,
      `/images/${ours}/compare/inothing`,
      `/images/inothing/compare/${ours}`,
      `/images/${ours}/compare/%00`,
      `/images/${ours}/compare/${theirs}/vulnerabilities`,
      `/images/${theirs}/compare/${ours}/vulnerabilities`,
    ];
    const answers = await Promise.all(
      paths.map(async (path) => {
        const response = await fixture.send('GET', path);
        return { status: response.status, detail: ((await response.json()) as { detail: string }).detail };
      }),
    );
    for (const answer of answers) expect(answer).toEqual({ ...answers[2], status: 404 });
  });
});

describe('comparisons at once', () => {
  it('are a few of each team; the others are told to come again', async () => {
    const pair = async (teamId: string): Promise<string> =>
      `/images/${await addImage(fixture, teamId)}/compare/${await addImage(fixture, teamId)}`;
    const [ours, theirs] = [await pair(fixture.us.teamId), await pair(fixture.others.teamId)];
    const { mine, other } = await fixture.db.$transaction(async (tx) => {
      // Nothing is read of an image until the transaction ends
      await tx.$executeRaw`LOCK TABLE "image" IN ACCESS EXCLUSIVE MODE`;
      const asked = Array.from({ length: 12 }, () => fixture.send('GET', ours));
      const refused = await Promise.race(asked);
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('5');
      expect(await refused.clone().json()).toMatchObject({ code: 'RATE_LIMITED' });
      return { mine: asked, other: fixture.send('GET', theirs, { as: 'others' }) };
    });
    const statuses = (await Promise.all(mine)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(8).fill(200), ...Array(4).fill(429)]);
    expect((await other).status).toBe(200);
    expect((await fixture.send('GET', ours)).status).toBe(200);
  });
});
