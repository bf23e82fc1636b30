import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BuildFailure, FailedStage } from '../plan.ts';
import { classifyLog } from './classify-log.ts';

const FIXTURES = new URL('__fixtures__/', import.meta.url);

function classify(text: string, change: Partial<FailedStage> = {}): BuildFailure {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((m, index) => ({ n: index + 100, m }));
  return classifyLog({ stage: 'build', exitCode: 1, oomKilled: false, timedOut: false, lines, ...change });
}

function excerpt(name: string): string {
  return readFileSync(new URL(`${name}.log`, FIXTURES), 'utf8');
}

const EXPECTED: Readonly<Record<string, readonly [string, string | undefined, RegExp, RegExp]>> = {
  'mirror-ownership': [
    'MIRROR_UNAVAILABLE',
    '/mirror/yoctoproject+meta-yocto/repo',
    /another user/,
    /dubious/,
  ],
  'mirror-incomplete': [
    'MIRROR_UNAVAILABLE',
    'b13bb9e66507442467c3a280132709a13f982eec',
    /not whole/,
    /unable to read/,
  ],
  'dangling-bbappend': [
    'BUILD_RECIPE_FAILED',
    'linux-raspberrypi_%.bbappend',
    /recipe that no layer has/,
    /No recipes in/,
  ],
  'series-mismatch': [
    'BUILD_RECIPE_FAILED',
    'meta-old',
    /meta-old is made for kirkstone, not for wrynose/,
    /not compatible/,
  ],
  'layer-dependency': [
    'BUILD_RECIPE_FAILED',
    'meta-onnxruntime',
    /needs the layer meta-python/,
    /depends on layer/,
  ],
  'layer-directory': [
    'BUILD_RECIPE_FAILED',
    'nolayer',
    /directory \/w\/err\/nolayer does not exist/,
    /do not exist/,
  ],
  'bad-machine': ['BUILD_RECIPE_FAILED', 'nosuchboard', /No layer has the machine nosuchboard/, /MACHINE=/],
  root: ['ENVIRONMENT_NOT_READY', undefined, /as root/, /as root/],
  'network-sanity': [
    'MIRROR_UNAVAILABLE',
    undefined,
    /whether there is a network/,
    /CONNECTIVITY_CHECK_URIS/,
  ],
  'uninative-offline': ['MIRROR_UNAVAILABLE', 'uninative', /uninative/, /Disabling uninative/],
  'succeeded-with-error': ['BUILD_RECIPE_FAILED', undefined, /^All tasks succeeded, but/, /ERROR/],
  'recipe-syntax': [
    'BUILD_RECIPE_FAILED',
    undefined,
    /err-compile_1\.0\.bb can't be read at line 7: unparsed line/,
    /ParseError/,
  ],
  'layer-changed': [
    'BUILD_RECIPE_FAILED',
    undefined,
    /linux-raspberrypi_6\.1\.bb can't be read/,
    /Unable to parse/,
  ],
  'source-file-missing': [
    'BUILD_RECIPE_FAILED',
    'err-file-native',
    /The file nofile\.c/,
    /Unable to get checksum/,
  ],
  'nothing-provides': [
    'PACKAGE_UNKNOWN',
    'no-such-library-native',
    /which err-dep-native needs/,
    /Nothing PROVIDES/,
  ],
  'compile-error': [
    'BUILD_RECIPE_FAILED',
    'err-compile-native',
    /failed in do_compile/,
    /^bad\.c:2:36: error: .undeclared_thing/,
  ],
  'fetch-failed': [
    'FETCH_FAILED',
    'err-fetch-native',
    /https:\/\/example\.org\/missing-1\.0\.tar\.gz/,
    /Unable to fetch URL/,
  ],
  'wrong-checksum': ['CHECKSUM_MISMATCH', 'err-sum-native', /zip30\.tar\.gz/, /Checksum mismatch/],
  'licence-checksum': ['BUILD_RECIPE_FAILED', 'err-lic-native', /licence text MIT/, /LIC_FILES_CHKSUM/],
};

describe('classifyLog on logs of real failures', () => {
  it('knows every excerpt there is', () => {
    const there = readdirSync(FIXTURES).map((name) => name.replace(/\.log$/, ''));
    expect(Object.keys(EXPECTED).toSorted()).toEqual(there.toSorted());
  });

  it.each(Object.entries(EXPECTED))('%s', (name, [code, component, message, line]) => {
    const failure = classify(excerpt(name));
    expect(failure.code).toBe(code);
    expect(failure.component).toBe(component);
    expect(failure.message).toMatch(message);
    expect(failure.message).toMatch(/^[A-Z\w].+\.$/);
    expect(failure.errorLine).toMatch(line);
    expect(failure.advice).toMatch(/\w+ \w+/);
  });
});

describe('classifyLog', () => {
  it('points at the line of the compiler in the log', () => {
    const text = excerpt('compile-error');
    const at = text.split('\n').findIndex((line) => line.includes('bad.c:2:36: error'));
    expect(classify(text).lineNumber).toBe(100 + at);
  });

  describe('of a host that ran out of something', () => {
    const QUOTED_ERROR = /^\| bad\.c:2:36: error.*$/m;
    /** A task that failed, with the line in its log, before the others. */
    const inTask = (line: string): BuildFailure =>
      classify(excerpt('compile-error').replace(QUOTED_ERROR, (error) => `| ${line}\n${error}`));

    it.each([
      '/usr/lib/ld: final link failed: No space left on device',
      'as: bad.o: No space left on device',
      'bad.c:1: fatal error: error writing to /tmp/ccX3v.s: No space left on device',
      "cp: error writing '/work/rootfs/build/tmp/expected/a': No space left on device",
      'tar: usr/lib/libm.so: Cannot write: No space left on device',
      'zstd: error 70 : Write error : cannot write block : No space left on device',
      'rsync: [receiver] write failed on "/a": No space left on device (28)',
      'error: failed to write /a/b.rlib: No space left on device (os error 28)',
      '  No space left on device (os error 28)',
      "Error: ENOSPC: no space left on device, write '/a'",
      'go: writing go.sum: write /a: no space left on device',
      "OSError: [Errno 28] No space left on device: '/a' -> '/b'",
      "Exception: FetchError('[Errno 28] No space left on device')",
      'failed: cannot write /a: No space left on device at /usr/bin/automake line 12.',
    ])('a full disk: %s', (line) => {
      expect(inTask(line)).toMatchObject({ code: 'OUT_OF_DISK', errorLine: line });
    });

    it('a full disk in the words of BitBake, git and the stage itself', () => {
      for (const line of [
        'ERROR: Immediately halt since the disk space monitor action is "HALT"!',
        'fatal: write error: No space left on device',
        'ERROR: zip-3.0-r0 do_unpack: Error executing a python function in exec_func: [Errno 28] No space left on device',
        "OSError: [Errno 28] No space left on device: '/out/sdk.sh'",
      ])
        expect(classify(line).code).toBe('OUT_OF_DISK');
    });

    it.each([
      'virtual memory exhausted: Cannot allocate memory',
      'cc1plus: out of memory allocating 65536 bytes after a total of 839680 bytes',
      'aarch64-oe-linux-g++: fatal error: Killed signal terminated program cc1plus',
      '/bin/sh: 1: fork: Cannot allocate memory',
      'OSError: [Errno 12] Cannot allocate memory',
      'error: could not run rustc: Cannot allocate memory (os error 12)',
      'MemoryError',
      'Exception: MemoryError: ',
      'numpy._core._exceptions._ArrayMemoryError: Unable to allocate 2.00 GiB for an array',
    ])('memory: %s', (line) => {
      expect(inTask(line)).toMatchObject({ code: 'OUT_OF_MEMORY', errorLine: line });
    });

    it.each([
      'bad.c:1:9: warning: unused string "No space left on device"',
      '    1 | char *full = "write: No space left on device";',
      'msgid "No space left on device"',
      'checking for the text of ENOSPC... "No space left on device"',
      'ok 12 - write to a full disk: No space left on device',
      'not ok 13 - write: No space left on device',
      'PASS: full-disk: No space left on device',
      '# stderr: No space left on device',
      'got: nothing, expected: No space left on device',
      "AssertionError: 'done' not found in 'write: No space left on device'",
      'Building CXX object src/CMakeFiles/a.dir/MemoryError.cpp.o',
      '    except MemoryError:',
      'test_large (tests.Large) raises MemoryError ... ok',
      'ok 3 - fork: Cannot allocate memory',
      'strerror(ENOMEM) is "Cannot allocate memory"',
      'this build can run out of memory allocating large tables',
    ])('is not one that only speaks of it: %s', (line) => {
      expect(inTask(line)).toMatchObject({
        code: 'BUILD_RECIPE_FAILED',
        message: 'The recipe err-compile-native failed in do_compile.',
      });
    });

    it('is not what a task printed before all of them succeeded, when a check of the stage failed', () => {
      const text = [
        'WARNING: zip-3.0-r0 do_package: strip: a: No space left on device',
        "NOTE: Tasks Summary: Attempted 53 tasks of which 10 didn't need to be rerun and all succeeded.",
        'E: kernel 6.18.39 is not configured with CONFIG_PREEMPT_RT=y, which kernel asked for: PREEMPT_RT was asked for',
        'Failure BUILD_RECIPE_FAILED (CONFIG_PREEMPT_RT=y). Another option excludes it.',
      ];
      expect(classify(text.join('\n'))).toMatchObject({
        code: 'BUILD_RECIPE_FAILED',
        component: 'CONFIG_PREEMPT_RT=y',
      });
      const full = text.toSpliced(2, 0, "OSError: [Errno 28] No space left on device: '/out/kernel.config'");
      expect(classify(full.join('\n')).code).toBe('OUT_OF_DISK');
    });
  });

  it('says that a site has no name only where there is a network', () => {
    const text = `| wget: unable to resolve host address 'example.org'\n${excerpt('fetch-failed')}`;
    expect(classify(text, { stage: 'download' }).code).toBe('MIRROR_UNAVAILABLE');
    expect(classify(text, { stage: 'build' }).code).toBe('FETCH_FAILED');
  });

  describe('of a source that could not be fetched', () => {
    const messageOf = (...after: readonly string[]): string =>
      classify(`${excerpt('fetch-failed')}${after.join('\n')}`, { stage: 'download' }).message;
    const START =
      'The source https://example.org/missing-1.0.tar.gz of err-fetch-native could not be fetched, nor from';

    it('keeps to what BitBake said where it named no mirror', () => {
      expect(messageOf()).toBe(`${START} any mirror.`);
      expect(messageOf('Mirrors tried for zip-native: https://other.example/zip30.tar.gz')).toBe(
        `${START} any mirror.`,
      );
    });

    it('names the mirrors that were tried, each once', () => {
      const tried = 'Mirrors tried for err-fetch-native:';
      expect(messageOf(`${tried} https://sources.example/yocto/missing-1.0.tar.gz`)).toBe(
        `${START} the mirror sources.example.`,
      );
      expect(
        messageOf(
          `${tried} https://sources.example:8443/a https://sources.example:8443/b file:///mirror/dl/a git://git.example/a.git`,
        ),
      ).toBe(`${START} the mirrors sources.example:8443, /mirror/dl and git.example.`);
      const many = [1, 2, 3, 4, 5].map((one) => `https://m${one}.example/a`).join(' ');
      expect(messageOf(`${tried} ${many}`)).toBe(
        `${START} the mirrors m1.example, m2.example, m3.example and 2 more.`,
      );
    });

    it('reads a mirror with another file under the name on the console itself', () => {
      const line =
        'WARNING: err-fetch-native-1.0-r0 do_fetch: Mirror checksum failure for url http://sources.openembedded.org/missing-1.0.tar.gz (original url: https://example.org/missing-1.0.tar.gz)';
      expect(messageOf(line)).toBe(`${START} the mirror sources.openembedded.org.`);
    });
  });

  it('explains a recipe that fetches while it is built', () => {
    const line =
      'ERROR: zip-native-3.0-r0 do_compile: Fetcher failure: Network access disabled through BB_NO_NETWORK (or set indirectly due to use of BB_FETCH_PREMIRRORONLY) but access requested with command git (for url git://x)';
    expect(classify(line)).toMatchObject({
      component: 'zip-native',
      message: 'zip-native tried to download something while it was built, where there is no network.',
    });
  });

  it('names a licence that was not accepted and a recipe that is not for the machine', () => {
    const licence =
      "ERROR: Nothing PROVIDES 'hailo8-firmware'\nhailo8-firmware was skipped: because it has a restricted license 'hailo8-firmware'. Which is not listed in LICENSE_FLAGS_ACCEPTED.";
    expect(classify(licence)).toMatchObject({ code: 'SPEC_CONFLICT', component: 'hailo8-firmware' });
    const machine =
      "ERROR: Nothing PROVIDES 'linux-yocto-rt'\nlinux-yocto-rt was skipped: incompatible with machine qemuriscv64 (not in COMPATIBLE_MACHINE)";
    expect(classify(machine)).toMatchObject({ code: 'PACKAGE_CONFLICT', component: 'linux-yocto-rt' });
  });

  it('names the check of Yocto that was not passed', () => {
    const line =
      'ERROR: zip-3.0-r0 do_package_qa: QA Issue: File /usr/bin/zip in package zip contains reference to TMPDIR [buildpaths]';
    expect(classify(line)).toMatchObject({
      component: 'zip',
      message: 'What zip builds does not pass a check of Yocto (buildpaths).',
    });
  });

  it('believes the stage about the kernel although all tasks succeeded', () => {
    const text = [
      "NOTE: Tasks Summary: Attempted 53 tasks of which 10 didn't need to be rerun and all succeeded.",
      'MISSING CONFIG_PREEMPT_RT=y (PREEMPT_RT was asked for)',
      'E: kernel 6.18.39 is not configured with CONFIG_PREEMPT_RT=y, which kernel asked for: PREEMPT_RT was asked for',
      'Failure BUILD_RECIPE_FAILED (CONFIG_PREEMPT_RT=y). Another option excludes it.',
    ].join('\n');
    expect(classify(text)).toMatchObject({
      code: 'BUILD_RECIPE_FAILED',
      component: 'CONFIG_PREEMPT_RT=y',
      advice: 'Another option excludes it.',
    });
  });

  it('points to the address that could not be had, not to the whole command', () => {
    const text = `${excerpt('fetch-failed')}
E: No site with sources could be reached, and none of the sources are here.
Failure MIRROR_UNAVAILABLE. Check the network.`;
    expect(classify(text, { stage: 'download' })).toMatchObject({
      code: 'MIRROR_UNAVAILABLE',
      message: 'No site with sources could be reached, and none of the sources are here.',
      errorLine: expect.stringMatching(/Bitbake Fetcher Error: .*missing-1\.0\.tar\.gz/),
    });
  });

  it('says when time or memory ran out', () => {
    expect(classify('x', { timedOut: true }).code).toBe('BUILD_TIMEOUT');
    expect(classify('x', { oomKilled: true }).code).toBe('OUT_OF_MEMORY');
  });

  it('takes no line of a booting machine for one of the builder', () => {
    const text =
      '| ERROR: No space left on device\nE: no login prompt in 120 s\nFailure BOOT_TEST_FAILED. See the log.';
    expect(classify(text, { stage: 'boot' }).code).toBe('BOOT_TEST_FAILED');
  });
});
