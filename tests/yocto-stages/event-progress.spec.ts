import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let path: string;
beforeAll(() => {
  path = join(mkdtempSync(join(tmpdir(), 'bw-events-')), 'events.jsonl');
});
afterAll(() => rmSync(path, { force: true }));

/** What is printed when the events come one after the other, and what is remembered. */
function told(events: readonly (object | string)[]): {
  printed: string[];
  seconds: unknown;
  ran: unknown;
  recipes: unknown;
} {
  writeFileSync(path, '{"ev": "ParseProgress", "current": 1, "total": 2}\n');
  return runPython(
    `import io, contextlib
from bw.event_progress import EventProgress
events = EventProgress(given["path"])
out = io.StringIO()
with contextlib.redirect_stdout(out):
    for event in given["events"]:
        with open(given["path"], "a") as file:
            file.write(event if isinstance(event, str) else json.dumps(event) + "\\n")
        events.tell()
print(json.dumps({"printed": out.getvalue().splitlines(), "seconds": events.seconds_by_recipe(), "ran": events.ran,
  "recipes": events.recipes}))`,
    { path, events },
  ) as ReturnType<typeof told>;
}

const stats = (completed: number, failed = 0) => ({ total: 55, completed, active: 1, failed, skipped: 0 });
const task = (ev: string, t: number, pn: string, name: string) => ({ ev, t, pn, pv: '3.0', task: name });

describe('EventProgress', () => {
  it('says how far the parse is, then what the tasks are at, and reads nothing of an earlier command', () => {
    const { printed, recipes } = told([
      { t: 1, ev: 'ParseProgress', current: 9, total: 951 },
      { t: 2, ev: 'ParseCompleted', cached: 948, parsed: 3, skipped: 59, virtuals: 12, errors: 0 },
      { t: 3, ev: 'sceneQueueTaskCompleted', stats: { total: 13, completed: 7, failed: 0 } },
      task('TaskStarted', 4, 'zip-native', 'do_compile'),
      { t: 4, ev: 'runQueueTaskStarted', stats: stats(12) },
      { t: 5, ev: 'runQueueTaskCompleted', stats: stats(12) },
    ]);
    expect(printed).toEqual([
      '@bw progress 9 951 Parsing recipes',
      '@bw progress 7 13 Taking over results of earlier builds',
      '@bw progress 12 55 zip-native: compile',
    ]);
    expect(recipes).toEqual({ cached: 948, parsed: 3, skipped: 59 });
  });

  it('sums the seconds of a recipe and remembers what was run', () => {
    const { seconds, ran } = told([
      task('TaskStarted', 10, 'zip-native', 'do_compile'),
      task('TaskStarted', 11, 'unzip-native', 'do_compile'),
      task('TaskSucceeded', 12.5, 'zip-native', 'do_compile'),
      task('TaskStarted', 13, 'zip-native', 'do_install'),
      task('TaskSucceeded', 13.5, 'zip-native', 'do_install'),
      task('TaskFailed', 14, 'unzip-native', 'do_compile'),
    ]);
    expect(seconds).toEqual({ 'unzip-native': 3, 'zip-native': 3 });
    expect(ran).toEqual([
      ['zip-native', 'do_compile'],
      ['zip-native', 'do_install'],
    ]);
  });

  it('waits for the rest of a line and passes over what is no event', () => {
    const { printed } = told([
      '{"ev": "ParseProgress", "cur',
      'rent": 5, "total": 10}\n',
      'Traceback\n',
      '[1]\n',
      '{"ev": "ParseProgress", "current": 6, "total": 10}\n',
    ]);
    expect(printed).toEqual(['@bw progress 5 10 Parsing recipes', '@bw progress 6 10 Parsing recipes']);
  });
});
