import { type NewPackageIndex, writePackageIndex } from '@boardwright/db/worker/package-index-run';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFixturePackages } from '../../../../tests/buildroot-stages/read-fixture-packages.ts';
import type { PackageSearchResult } from '../schemas/package-index.ts';
import type { Problem } from '../schemas/problem.ts';
import type { ResolveResult } from '../schemas/resolve.ts';
import { type ApiFixture, addImage, startApi } from '../testing/api-fixture.ts';

const PATH = '/buildroot/2026.05';
const INDEX: NewPackageIndex = {
  ref: '2026.05.1',
  version: '2026.05.1',
  recipe: 'one',
  boards: {
    'qemu-aarch64': {
      BR2_USE_MMU: 'y',
      BR2_INSTALL_LIBSTDCPP: 'y',
      BR2_TOOLCHAIN_HEADERS_AT_LEAST_4_14: 'y',
      BR2_TOOLCHAIN_USES_GLIBC: 'y',
      BR2_USE_WCHAR: 'y',
    },
  },
  packages: readFixturePackages() as NewPackageIndex['packages'],
};

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

async function search(query: string, release = PATH): Promise<PackageSearchResult> {
  const response = await fixture.send('GET', `${release}/packages?${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as PackageSearchResult;
}

function spec(...packages: string[]): Record<string, unknown> {
  const engine = { kind: 'buildroot', release: '2026.05' };
  return { apiVersion: 'boardwright/v1', name: 'indexed', board: 'qemu-aarch64', engine, packages };
}

async function resolve(...packages: string[]): Promise<ResolveResult> {
  const response = await fixture.send('POST', '/resolve', { body: { spec: spec(...packages) } });
  return (await response.json()) as ResolveResult;
}

const codes = ({ issues }: ResolveResult): string[] =>
  issues.map(({ code }) => code).filter((code) => code.startsWith('PACKAGE_'));

describe('before there is an index', () => {
  it('a search says so, and any name is let through to the build', async () => {
    expect(await search('q=fieldbus')).toEqual({
      index: {
        release: '2026.05',
        state: 'absent',
        step: '',
        version: null,
        indexedAt: null,
        packages: 0,
        outdated: false,
        failure: null,
      },
      packages: [],
    });
    const result = await resolve('whatever-it-is');
    expect(codes(result)).toEqual([]);
    expect(result.resolved).not.toBeNull();
  });

  it('anyone signed in can ask for one, for a release there is', async () => {
    const response = await fixture.send('POST', `${PATH}/package-index`);
    expect(response.status).toBe(202);
    expect(await response.json()).toMatchObject({ release: '2026.05', state: 'queued' });
    expect((await fixture.send('POST', '/buildroot/1999.01/package-index')).status).toBe(400);
    expect((await fixture.send('GET', '/buildroot/1999.01/packages?q=x')).status).toBe(400);
  });

  it('a build of a release asks for its index', async () => {
    const body = { spec: { ...spec(), engine: { kind: 'buildroot', release: '2026.02' } } };
    expect((await search('', '/buildroot/2026.02')).index.state).toBe('absent');
    expect((await fixture.send('POST', '/builds', { body })).status).toBe(202);
    expect((await search('', '/buildroot/2026.02')).index.state).toBe('queued');
  });
});

describe('with an index', () => {
  beforeAll(async () => {
    await writePackageIndex(fixture.db, '2026.05', INDEX);
  });

  it('a search tells what a package is, needs and brings', async () => {
    const { index, packages } = await search('q=modbus&board=qemu-aarch64');
    expect(index).toMatchObject({ state: 'ready', version: '2026.05.1', packages: 7, outdated: false });
    expect(packages).toEqual([
      {
        name: 'fieldbus-gateway',
        symbol: 'BR2_PACKAGE_FIELDBUS_GATEWAY',
        kind: 'package',
        of: 'fieldbus-gateway',
        title: 'fieldbus-gateway',
        version: '2.4.1',
        licence: 'Apache-2.0 (programs), MIT (library) and more with some options',
        summary: 'Passes readings of field devices on to a broker. It speaks Modbus and CANopen.',
        homepage: 'https://example.org/fieldbus-gateway',
        installedKiB: null,
        needs: ['a CPU with an MMU', 'a toolchain with C++', 'kernel headers 4.14 or newer', 'glibc or musl'],
        brings: ['tinyscript'],
        lacks: [],
      },
    ]);
  });

  it("a search tells a package's size from the team's own images", async () => {
    const image = await addImage(fixture, fixture.us.teamId);
    const evidence = { packages: [{ name: 'fieldbus-gateway', installedSizeKiB: 420 }] };
    await fixture.db.image.update({
      where: { id: image },
      data: { engine: 'buildroot', release: '2026.05', evidence },
    });
    const size = async (as: 'us' | 'others'): Promise<unknown> => {
      const response = await fixture.send('GET', `${PATH}/packages?q=modbus`, { as });
      return ((await response.json()) as PackageSearchResult).packages[0]?.installedKiB;
    };
    expect([await size('us'), await size('others')]).toEqual([420, null]);
  });

  it('a search says what the board lacks', async () => {
    const lacks = async (q: string): Promise<unknown> =>
      (await search(`q=${q}&board=qemu-aarch64`)).packages[0]?.lacks;
    expect(await lacks('vibration-log')).toEqual([
      { words: 'a toolchain with threads', kind: 'board', choose: null },
    ]);
    expect(await lacks('tinyscript-meter')).toEqual([
      { words: 'tinyscript', kind: 'package', choose: 'tinyscript' },
    ]);
    expect((await search('q=vibration-log')).packages[0]?.lacks).toEqual([]);
  });

  it('a spec that can not be built is refused before the build, with the way out', async () => {
    const result = await resolve('vibration-log', 'tinyscript-meter', 'fieldbus-gatewey');
    expect(codes(result)).toEqual(['PACKAGE_NOT_FOR_BOARD', 'PACKAGE_NEEDS_PACKAGE', 'PACKAGE_UNKNOWN']);
    expect(result.resolved).toBeNull();
    const response = await fixture.send('POST', '/builds', { body: { spec: spec('tinyscript-meter') } });
    expect(response.status).toBe(422);
    const problem = (await response.json()) as Problem;
    expect(problem.code).toBe('SPEC_CONFLICT');
    expect(problem.issues.find(({ code }) => code === 'PACKAGE_NEEDS_PACKAGE')?.fixes[0]?.label).toBe(
      'Add tinyscript',
    );
    expect(codes(await resolve('tinyscript', 'tinyscript-meter'))).toEqual([]);
  });

  it('is read again when there is another one', async () => {
    const packages = INDEX.packages.filter(({ name }) => name !== 'tinyscript-meter');
    await writePackageIndex(fixture.db, '2026.05', { ...INDEX, packages });
    expect(codes(await resolve('tinyscript-meter'))).toEqual(['PACKAGE_UNKNOWN']);
    expect((await search('')).index).toMatchObject({ outdated: false, packages: 6 });
  });

  it('refuses nothing when it is of another version than builds use', async () => {
    await writePackageIndex(fixture.db, '2026.05', { ...INDEX, ref: '2026.05' });
    expect(codes(await resolve('whatever-it-is'))).toEqual([]);
    expect((await search('')).index).toMatchObject({ outdated: true, packages: 7 });
  });

  it('refuses a query that is none', async () => {
    for (const query of ['q=%00', `q=${'x'.repeat(101)}`, 'q=x&limit=1000', 'q=x&board=../x']) {
      expect((await fixture.send('GET', `${PATH}/packages?${query}`)).status, query).toBe(400);
    }
  });
});
