import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOARDS } from '@boardwright/catalog/boards';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuildrootSite, buildrootSources } from './buildroot-sources.ts';

const NOTHING: BuildrootSite = {
  gitUrl: undefined,
  primarySite: undefined,
  primarySiteOnly: false,
  fragmentsDirectory: undefined,
  downloadsMaxMiB: undefined,
};
const board = BOARDS.get('qemu-aarch64');
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-fragments-'));
});
afterEach(() => rm(directory, { recursive: true }));

describe('buildrootSources', () => {
  it('says nothing where the site says nothing', async () => {
    if (board === undefined) throw new Error('no board');
    expect(await buildrootSources(NOTHING, board)).toEqual({});
    expect(await buildrootSources({ ...NOTHING, fragmentsDirectory: directory }, board)).toEqual({});
  });

  it('joins what is there for all, for the architecture and for the board', async () => {
    if (board === undefined) throw new Error('no board');
    await writeFile(join(directory, 'common.fragment'), 'BR2_JLEVEL=4');
    await writeFile(join(directory, 'qemu-aarch64.fragment'), 'BR2_C=y\n');
    await writeFile(join(directory, 'arm.fragment'), 'BR2_OTHER=y\n');
    const site = {
      ...NOTHING,
      primarySite: 'http://mirror.example',
      primarySiteOnly: true,
      fragmentsDirectory: directory,
      downloadsMaxMiB: 512,
    };
    expect(await buildrootSources(site, board)).toEqual({
      primarySite: 'http://mirror.example',
      primarySiteOnly: true,
      downloadsMaxMiB: 512,
      siteFragment: 'BR2_JLEVEL=4\nBR2_C=y\n',
    });
  });
});
