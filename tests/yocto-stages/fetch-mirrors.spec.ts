import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-mirrors-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function tried(...log: readonly string[]): unknown {
  const path = join(folder, 'log.do_fetch.6290');
  writeFileSync(path, log.map((line) => `${line}\n`).join(''));
  return runPython('from bw.fetch_mirrors import tried\nprint(json.dumps(tried(given)))', path);
}

const failure = (mirror: string, source: string): string =>
  `DEBUG: Mirror fetch failure for url ${mirror} (original url: ${source})`;
const SOURCE = 'https://example.org/missing-1.0.tar.gz';

describe('mirrors a fetch tried', () => {
  it('are in the log of the task, those before the source itself and those after it', () => {
    expect(
      tried(
        'DEBUG: Executing python function do_fetch',
        'DEBUG: Trying PREMIRRORS',
        failure('https://sources.example/yocto/missing-1.0.tar.gz', SOURCE),
        'DEBUG: Fetcher failure: Fetch command /usr/bin/env wget failed with exit code 8, output:',
        'DEBUG: Trying Upstream',
        `WARNING: Failed to fetch URL ${SOURCE}, attempting MIRRORS if available`,
        'DEBUG: Trying MIRRORS',
        failure('http://sources.openembedded.org/missing-1.0.tar.gz', SOURCE),
        `ERROR: Bitbake Fetcher Error: FetchError('Unable to fetch URL from any source.', '${SOURCE}')`,
      ),
    ).toEqual([
      'https://sources.example/yocto/missing-1.0.tar.gz',
      'http://sources.openembedded.org/missing-1.0.tar.gz',
    ]);
  });

  it('are not those of a file that was had in the end', () => {
    expect(
      tried(
        failure('https://sources.example/patch.diff', 'https://example.org/patch.diff'),
        `WARNING: Failed to fetch URL ${SOURCE}, attempting MIRRORS if available`,
      ),
    ).toEqual([]);
  });

  it('count where the file was another one, and of a repository without its parameters', () => {
    const source = 'git://github.com/a/b.git;protocol=https;branch=main';
    expect(
      tried(
        `WARNING: Mirror checksum failure for url https://sources.example/git2_github.com.a.b.git.tar.gz (original url: ${source})`,
        'Cleaning and trying again.',
        failure('git://git.example/a/b.git;protocol=https;branch=main', source),
        `WARNING: Failed to fetch URL ${source}, attempting MIRRORS if available`,
      ),
    ).toEqual(['https://sources.example/git2_github.com.a.b.git.tar.gz', 'git://git.example/a/b.git']);
  });

  it('are told without what a person signs in with', () => {
    expect(
      tried(
        failure('https://me:secret@sources.example/missing-1.0.tar.gz', SOURCE),
        `WARNING: Failed to fetch URL ${SOURCE}, attempting MIRRORS if available`,
      ),
    ).toEqual(['https://sources.example/missing-1.0.tar.gz']);
  });

  it('are none where there is no log', () => {
    expect(
      runPython(
        'from bw.fetch_mirrors import tried\nprint(json.dumps(tried(given)))',
        join(folder, 'nowhere'),
      ),
    ).toEqual([]);
  });
});
