import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Advisory } from '@boardwright/evidence/compare-vulnerabilities';
import { streamObject } from 'stream-json/streamers/stream-object.js';
import { z } from 'zod';

/** What is read of one source package; the rest of the tracker's members is passed over. */
const TrackerPackage = z.record(
  z.string(),
  z.object({
    releases: z
      .record(
        z.string(),
        z.object({
          status: z.string(),
          fixed_version: z.string().optional(),
          urgency: z.string().optional(),
        }),
      )
      .default({}),
  }),
);

/** Advisories by source package, by suite. */
export type TrackerIndex = ReadonlyMap<string, ReadonlyMap<string, readonly Advisory[]>>;

/** Version the tracker gives for what a suite was never affected by. */
const NEVER_AFFECTED = '0';

function advisoriesOf(entries: z.infer<typeof TrackerPackage>, suite: string): Advisory[] {
  return Object.entries(entries).flatMap(([id, { releases }]): Advisory[] => {
    const entry = releases[suite];
    const urgency = entry?.urgency ?? 'not yet assigned';
    // "unimportant" has no security impact in Debian's own words, and "undetermined" says nothing yet.
    if (entry === undefined || urgency === 'unimportant') return [];
    if (entry.status === 'open') return [{ id, fixedVersion: null, urgency }];
    const { fixed_version: fixedVersion } = entry;
    if (entry.status !== 'resolved' || fixedVersion === undefined || fixedVersion === NEVER_AFFECTED)
      return [];
    return [{ id, fixedVersion, urgency }];
  });
}

/**
 * Reads a dump of Debian's security tracker, a source package at a time: the whole has some 100 MB.
 *
 * @param suites - what is kept; a suite the dump does not have is absent from the result
 * @throws an error of the file system, SyntaxError or ZodError
 * @source https://security-tracker.debian.org/tracker/data/json
 */
export async function readTracker(path: string, suites: ReadonlySet<string>): Promise<TrackerIndex> {
  const index = new Map<string, Map<string, Advisory[]>>();
  await pipeline(
    createReadStream(path, { highWaterMark: 1024 * 1024 }),
    streamObject.withParserAsStream(),
    async (packages: AsyncIterable<{ readonly key: string; readonly value: unknown }>) => {
      for await (const { key, value } of packages) {
        const entries = TrackerPackage.parse(value);
        for (const suite of suites) {
          const advisories = advisoriesOf(entries, suite);
          if (advisories.length === 0) continue;
          const known = index.get(suite) ?? new Map<string, Advisory[]>();
          index.set(suite, known.set(key, advisories));
        }
      }
    },
  );
  return index;
}
