import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOARDS } from '@boardwright/catalog/boards';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeSiteFragment } from './site-fragment.ts';

describe('the site’s settings of a build without our stages', () => {
  const board = BOARDS.get('rpi5');
  let work = '';

  beforeEach(async () => {
    work = await mkdtemp(join(tmpdir(), 'site-fragment-'));
    await mkdir(join(work, 'tree/config/fragments'), { recursive: true });
    await mkdir(join(work, 'site'));
  });

  afterEach(() => rm(work, { recursive: true }));

  async function written(directory: string | undefined): Promise<string | undefined> {
    if (board === undefined) throw new Error('rpi5 is gone');
    await writeSiteFragment(join(work, 'tree'), board, directory);
    return readFile(join(work, 'tree/config/fragments/90-site.fragment'), 'utf8').catch(() => undefined);
  }

  it('are those for all, the architecture and the board, as the worker joins them', async () => {
    for (const name of ['rpi5', 'common', 'aarch64', 'arm'])
      await writeFile(join(work, 'site', `${name}.fragment`), `BR2_${name}=y\n`);
    expect(await written(join(work, 'site'))).toBe('BR2_common=y\nBR2_aarch64=y\nBR2_rpi5=y\n');
  });

  it('need no file of the architecture', async () => {
    await writeFile(join(work, 'site/common.fragment'), 'BR2_x=y');
    expect(await written(join(work, 'site'))).toBe('BR2_x=y\n');
  });

  it('are none where the site has none', async () => {
    expect(await written(undefined)).toBeUndefined();
    expect(await written('')).toBeUndefined();
    expect(await written(join(work, 'site'))).toBeUndefined();
  });
});
