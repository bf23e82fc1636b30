import { describe, expect, it } from 'vitest';
import { runStage, type StageRun } from './run-stage.ts';

const KAS_YML = `repos:
  boardwright:
    layers: { layers/meta-boardwright: }
  bitbake: { url: 'https://git.example/bitbake' }
  meta-ti: { url: 'https://git.example/meta-ti' }
`;
/** As kas 4.8.1 prints them. */
const said = (level: string, text: string): string =>
  `echo "2026-11-22 07:26:43 - ${level.padEnd(8)} - ${text}" >&2`;
const repository = (name: string): string =>
  `git init -q ROOT/rootfs/${name} && git -C ROOT/rootfs/${name} -c user.name=a -c user.email=a@b.c commit -q --allow-empty -m one`;

function fetched(...script: readonly string[]): StageRun {
  return runStage('source', {
    yocto: { machine: 'qemuarm64', image: 'demo-image' },
    files: { 'in/kas.yml': KAS_YML, 'bin/kas': ['#!/bin/sh', ...script].join('\n') },
    before: `from bw import kas
variables = kas.environment()
kas.environment = lambda: {**variables, "PATH": f"{root}/bin:/usr/bin:/bin"}`,
  });
}

describe('stage source', () => {
  it('shows what kas says and how many of the repositories are there', () => {
    const { printed, failed, out } = fetched(
      said('INFO', 'kas 4.8.1 started'),
      said('INFO', 'Cloning repository bitbake'),
      said('INFO', 'Cloning repository meta-ti'),
      repository('bitbake'),
      said('INFO', 'Repository bitbake already contains fae9db31 as commit'),
      repository('meta-ti'),
      said('INFO', 'Repository meta-ti updated'),
      said('INFO', 'Repository bitbake checked out to fae9db31'),
      said('WARNING', 'boardwright (root repo) is not under version control'),
    );
    expect(failed).toBeUndefined();
    expect(printed.filter((line) => line.startsWith('@bw progress'))).toEqual([
      '@bw progress 0 2 Layers',
      '@bw progress 0 2 Cloning bitbake',
      '@bw progress 0 2 Cloning bitbake, meta-ti',
      '@bw progress 1 2 Cloning meta-ti',
      '@bw progress 2 2 Checking out',
      '@bw progress 2 2 2 repositories',
    ]);
    expect(printed).toContain('2026-11-22 07:26:43 - INFO     - Repository bitbake checked out to fae9db31');
    expect(printed.join('\n')).not.toContain('version control');
    expect(Object.keys(JSON.parse(out['source.json'] ?? '').repos)).toEqual(['bitbake', 'meta-ti']);
  });

  it('shows a line when kas says it, not when kas has ended', () => {
    const { printed, failed } = runStage('source', {
      yocto: {},
      files: {
        'in/kas.yml': KAS_YML,
        'rootfs/project/kas.yml': KAS_YML,
        'bin/kas': `#!/bin/sh
echo 'Cloning repository bitbake' >&2
for turn in 1 2 3 4 5 6 7 8 9 10; do
  [ -e ROOT/heard ] && exit 0
  sleep 0.3
done
exit 1
`,
      },
      before: `from bw import kas
kas.environment = lambda: {"PATH": f"{root}/bin:/usr/bin:/bin"}
kas.checkout("kas.yml", watch=lambda line: open(f"{root}/heard", "w").close())
print("heard in time")
raise SystemExit(0)`,
    });
    expect(failed).toBeUndefined();
    expect(printed).toContain('heard in time');
  });

  it('names the repository that could not be had, and lets none of them speak to the worker', () => {
    const { printed, failed } = fetched(
      said('INFO', 'Cloning repository bitbake'),
      `echo '2026-11-22 07:26:43 - ERROR    - Command "ROOT/rootfs$ git clone -q https://git.example/bitbake ROOT/rootfs/bitbake" failed' >&2`,
      `echo '--- Error summary ---' >&2`,
      `echo '@bw progress 9 9 Done' >&2`,
      'exit 1',
    );
    expect(failed).toMatchObject({ code: 'FETCH_FAILED', message: expect.stringContaining('bitbake') });
    expect(printed).toContain(' @bw progress 9 9 Done');
  });

  it('names the repository whose commit is not to be had', () => {
    const { failed } = fetched(
      said('INFO', 'Cloning repository meta-ti'),
      said('WARNING', 'Could not update repository meta-ti: '),
      said('ERROR', 'Command \\"git checkout -q fae9db31\\" failed with error 128'),
      'exit 1',
    );
    expect(failed?.message).toContain('meta-ti');
  });
});
