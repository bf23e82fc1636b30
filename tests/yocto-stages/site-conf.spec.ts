import { describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

function siteConf(site: object, network = true): string[] {
  const program = `from bw.site_conf import site_conf
print(json.dumps(site_conf(given["site"], 4, given["network"])))`;
  return (runPython(program, { site, network }) as string).split('\n');
}

describe('site.conf', () => {
  it('says where the shared caches are, and nothing of mirrors that are not set', () => {
    const lines = siteConf({ sourceMirror: null, sstateMirror: null, hashServer: null });
    expect(lines).toContain('DL_DIR = "/work/rootfs/downloads"');
    expect(lines).toContain('BB_HASHSERVE_DB_DIR = "/cache/sstate"');
    expect(lines).toContain('PARALLEL_MAKE = "-j 4"');
    expect(lines.filter((line) => /^\w*(?:MIRROR|UPSTREAM)/.test(line))).toEqual([]);
  });

  it('names the mirrors and the hash server of the site', () => {
    const lines = siteConf({
      sourceMirror: 'http://10.0.0.1/sources/',
      sstateMirror: 'http://10.0.0.1/sstate/',
      hashServer: '10.0.0.1:8686',
    });
    expect(lines).toContain('SOURCE_MIRROR_URL = "http://10.0.0.1/sources/"');
    expect(lines).toContain('INHERIT += "own-mirrors"');
    expect(lines).toContain('SSTATE_MIRRORS = "file://.* http://10.0.0.1/sstate/PATH;downloadfilename=PATH"');
    expect(lines).toContain('BB_HASHSERVE_UPSTREAM = "10.0.0.1:8686"');
  });

  it('names no results of builds elsewhere where there is no network to fetch them', () => {
    const site = { sourceMirror: null, sstateMirror: 'http://10.0.0.1/sstate', hashServer: '10.0.0.1:8686' };
    expect(
      siteConf(site, false).filter((line) => /^(?:SSTATE_MIRRORS|BB_HASHSERVE_UPSTREAM)/.test(line)),
    ).toEqual([]);
  });

  it('refuses a value that would end its line or run code', () => {
    const refused = (value: string): unknown =>
      runPython(
        `from bw.report import StageError
from bw.site_conf import site_conf
try:
    site_conf({"sourceMirror": given}, 1, True)
    print("null")
except StageError as error:
    print(json.dumps(error.code))`,
        value,
      );
    expect(refused('http://a/"\nINHERIT += "x')).toBe('BUILD_RECIPE_FAILED');
    expect(refused(['http://$', '{@os.getcwd()}/'].join(''))).toBe('BUILD_RECIPE_FAILED');
  });
});
