import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runPython } from './run-python.ts';

/** What BitBake does when it is called, but for `-m`: prints lines and events, ends with a status. */
export interface BitbakeCall {
  readonly prints?: readonly string[];
  readonly events?: readonly object[];
  readonly status?: number;
}

export interface StageSetting {
  /** config/yocto.json. */
  readonly yocto: object;
  /** sources.json, where it differs from a build host that names nothing. */
  readonly sources?: object;
  /** Files below the stage's directory; `in/`, `stages/ID/`, `cache/`, `rootfs/`. `ROOT` in them stands for that directory. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the calls of BitBake do, in order; further ones print nothing and end well. `ROOT` as in `files`. */
  readonly bitbake?: readonly BitbakeCall[];
  /** Python that runs before the stage, with its modules at hand. */
  readonly before?: string;
}

export interface StageRun {
  readonly printed: readonly string[];
  /** Arguments of each call of BitBake, but for `-m`. */
  readonly calls: readonly (readonly string[])[];
  /** `/out` of the stage, by file name. */
  readonly out: Readonly<Record<string, string>>;
  /** The stage's own last word, or its exit code; absent when it ended well. */
  readonly failed?: { readonly code: string; readonly message: string };
}

/** Stands where kas puts BitBake, and does what the next entry of calls.json says. */
const BITBAKE = `#!/usr/bin/python3
import json, os, sys
root = ROOT
if sys.argv[1:] == ["-m"]:
    sys.exit(0)
with open(f"{root}/called.ndjson", "a+") as file:
    file.seek(0)
    turn = len(file.readlines())
    file.write(json.dumps(sys.argv[1:]) + "\\n")
with open(f"{root}/calls.json") as file:
    calls = json.load(file)
call = calls[turn] if turn < len(calls) else {}
with open(f"{root}/rootfs/build/bw-events.jsonl", "a") as file:
    file.writelines(json.dumps(event) + "\\n" for event in call.get("events", []))
for line in call.get("prints", []):
    print(line, flush=True)
sys.exit(call.get("status", 0))
`;

/** The real modules in a directory of their own; only kas and BitBake are not there. */
const PROGRAM = `import contextlib, importlib, io, os
root = given["root"]
from bw import inputs
inputs.IN, inputs.ROOT, inputs.OUT = f"{root}/in", f"{root}/rootfs", f"{root}/out"
inputs.stage_out = lambda stage, path: f"{root}/stages/{stage}/{path}"
from bw import places
places.DOWNLOAD_CACHE, places.SSTATE_CACHE, places.PARSE_CACHE = (f"{root}/cache/{name}" for name in ("downloads", "sstate", "parse"))
from bw import prepare
prepare.prepare = lambda network=False: "name"
# Whatever the disk of these tests has room for.
import types
os.statvfs = lambda path: types.SimpleNamespace(f_bavail=1_000_000, f_frsize=1048576)
from bw.report import StageError
failed, out = None, io.StringIO()
with contextlib.redirect_stdout(out):
    stage = importlib.import_module(f"bw.stage_{given['stage']}")
    try:
        exec(given["before"])
        stage.run(given["stage"])
    except StageError as error:
        failed = {"code": error.code, "message": str(error)}
    except SystemExit as ended:
        failed = {"code": "exit", "message": str(ended.code)} if ended.code else None
print(json.dumps({"printed": out.getvalue().splitlines(), "failed": failed}))`;

function write(root: string, path: string, content: string): void {
  const place = join(root, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content.replaceAll('ROOT', root), { mode: 0o755 });
}

/** Runs a stage of the Yocto builder with a BitBake that does as it is told. */
export function runStage(stage: string, setting: StageSetting): StageRun {
  const { yocto, sources = {}, files = {}, bitbake = [], before = '' } = setting;
  const root = mkdtempSync(join(tmpdir(), 'bw-stage-'));
  try {
    for (const folder of ['out', 'rootfs/build', 'cache/downloads', 'cache/sstate', 'cache/parse'])
      mkdirSync(join(root, folder), { recursive: true });
    write(root, 'in/config/yocto.json', JSON.stringify(yocto));
    write(root, 'in/sources.json', JSON.stringify(sources));
    write(root, 'calls.json', JSON.stringify(bitbake));
    write(root, 'called.ndjson', '');
    write(root, 'rootfs/bitbake/bin/bitbake', BITBAKE.replace('= ROOT', `= ${JSON.stringify(root)}`));
    for (const [path, content] of Object.entries(files)) write(root, path, content);
    const { printed, failed } = runPython(PROGRAM, { root, stage, before }) as {
      printed: string[];
      failed: StageRun['failed'] | null;
    };
    const called = readFileSync(join(root, 'called.ndjson'), 'utf8').trim();
    return {
      printed,
      calls: called === '' ? [] : called.split('\n').map((line) => JSON.parse(line) as string[]),
      out: Object.fromEntries(
        readdirSync(join(root, 'out')).map((name) => [name, readFileSync(join(root, 'out', name), 'utf8')]),
      ),
      ...(failed === null || failed === undefined ? {} : { failed }),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The facts a stage said, the last of a name. */
export function factsOf({ printed }: StageRun): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    printed.flatMap((line) => {
      const [, name, json] = /^@bw fact (\S+) (.+)$/.exec(line) ?? [];
      return name === undefined || json === undefined ? [] : [[name, JSON.parse(json) as unknown]];
    }),
  );
}

/** For `before`: so much is free, in MiB, below any path. */
export function freeMiB(free: number): string {
  return `os.statvfs = lambda path: types.SimpleNamespace(f_bavail=${free}, f_frsize=1048576)`;
}
