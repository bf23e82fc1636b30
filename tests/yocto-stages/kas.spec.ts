import { describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

describe('kas', () => {
  it('takes every repository from the mirror under its name in kas.yml', () => {
    const text = runPython('from bw.kas import site_file\nprint(json.dumps(site_file(*given)))', [
      ['bitbake', 'meta-ti'],
      'git://10.0.0.1/',
    ]) as string;
    expect(JSON.parse(text)).toEqual({
      header: { version: 14 },
      repos: { bitbake: { url: 'git://10.0.0.1/bitbake' }, 'meta-ti': { url: 'git://10.0.0.1/meta-ti' } },
    });
  });

  it('finds the repository that could not be checked out in what kas says', () => {
    const log = `2026-11-22 07:26:43 - ERROR    - Command "/work/rootfs$ git clone -q --depth 1 git://10.0.0.1/meta-ti /work/rootfs/meta-ti" failed
--- Error summary ---
fatal: remote error: access denied or repository not exported: /meta-ti`;
    expect(
      runPython('from bw.kas import failed_repository\nprint(json.dumps(failed_repository(given)))', log),
    ).toBe('meta-ti');
  });
});
