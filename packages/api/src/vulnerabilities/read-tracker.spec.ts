import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCveData } from './cve-data.ts';
import { readTracker } from './read-tracker.ts';

/** The form of Debian's own file, with the members that are passed over. */
const TRACKER = {
  glibc: {
    'CVE-2026-1': {
      description: 'Buffer overflow in iconv',
      debianbug: 1_000_001,
      scope: 'remote',
      releases: {
        bookworm: { status: 'open', repositories: { bookworm: '2.36-9' }, urgency: 'high' },
        trixie: {
          ...{ status: 'resolved', repositories: { trixie: '2.41-12' }, fixed_version: '2.41-12+deb13u1' },
          urgency: 'high',
        },
      },
    },
    'CVE-2026-2': { releases: { trixie: { status: 'resolved', fixed_version: '0', urgency: 'low' } } },
    'CVE-2026-3': { releases: { trixie: { status: 'undetermined', urgency: 'not yet assigned' } } },
    'CVE-2010-4': { releases: { trixie: { status: 'open', urgency: 'unimportant' } } },
    'CVE-2026-5': { releases: { trixie: { status: 'open', urgency: 'not yet assigned', nodsa: 'Minor' } } },
  },
  bash: { 'CVE-2026-6': { releases: { bookworm: { status: 'open', urgency: 'low' } } } },
};

let directory = '';
let path = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tracker-'));
  path = join(directory, 'tracker.json');
  await writeFile(path, JSON.stringify(TRACKER));
});
afterAll(() => rm(directory, { recursive: true }));

describe('readTracker', () => {
  it('keeps what a suite is or was affected by', async () => {
    const index = await readTracker(path, new Set(['trixie', 'forky']));
    expect([...index.keys()]).toEqual(['trixie']);
    expect([...(index.get('trixie') ?? [])]).toEqual([
      [
        'glibc',
        [
          { id: 'CVE-2026-1', fixedVersion: '2.41-12+deb13u1', urgency: 'high' },
          { id: 'CVE-2026-5', fixedVersion: null, urgency: 'not yet assigned' },
        ],
      ],
    ]);
  });

  it.each([
    ['half a file', JSON.stringify(TRACKER).slice(0, -30)],
    ['another form', '{"glibc": {"CVE-1": {"releases": {"trixie": "open"}}}}'],
    ['no object', '[]'],
  ])('refuses %s', async (_name, content) => {
    const broken = join(directory, 'broken.json');
    await writeFile(broken, content);
    await expect(readTracker(broken, new Set(['trixie']))).rejects.toThrow();
  });
});

describe('createCveData', () => {
  it('reads a file once, and again when it was replaced', async () => {
    const file = join(directory, 'replaced.json');
    await writeFile(file, JSON.stringify(TRACKER));
    const data = createCveData(file);
    const first = await data.read(new Set(['trixie']));
    expect(await data.read(new Set(['trixie']))).toBe(first);
    await writeFile(file, '{}');
    await utimes(file, 1, 1);
    expect(await data.read(new Set(['trixie']))).toEqual({ index: new Map(), writtenAt: new Date(1000) });
    await rm(file);
    await expect(data.read(new Set(['trixie']))).rejects.toThrow('ENOENT');
  });
});
