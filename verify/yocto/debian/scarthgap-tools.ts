import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LAYER_REPOS } from '@boardwright/catalog/yocto-layers/repos';
import type { RenderedFile } from '@boardwright/engines/plan';
import { filesBelow, LAYER } from './layer-files.ts';

const run = promisify(execFile);
const CORE = 'openembedded-core';
const WIC = ['scripts/wic', 'scripts/lib/wic', 'scripts/lib/scriptpath.py'];
const SYSTEMCTL = 'meta/recipes-core/systemd/systemd-systemctl';

/**
 * wic and systemctl out of scarthgap's openembedded-core, where both are programs in Python. Later releases have wic in a repository
 * of its own, which may not be within reach, and compile systemctl.
 *
 * @param gitMirror - URL below which the bare repositories are
 */
export async function scarthgapTools(gitMirror: string): Promise<readonly RenderedFile[]> {
  const commit = LAYER_REPOS.find(({ id }) => id === CORE)?.releases.scarthgap?.commit;
  if (commit === undefined) throw new Error(`The catalog has no commit of ${CORE} for scarthgap`);
  const folder = await mkdtemp(join(tmpdir(), 'bw-verify-wic-'));
  try {
    const git = (...words: string[]): Promise<unknown> => run('git', ['-C', folder, ...words]);
    await git('init', '--quiet');
    await git('fetch', '--quiet', '--depth', '1', `${gitMirror.replace(/\/$/, '')}/${CORE}`, commit);
    await git('checkout', '--quiet', commit, '--', ...WIC, SYSTEMCTL);
    return [
      ...(await filesBelow(join(folder, 'scripts'), `${LAYER}/recipes-host/wic/files/scripts`)),
      ...(await filesBelow(join(folder, SYSTEMCTL), `${LAYER}/recipes-host/systemd-systemctl/files`)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
