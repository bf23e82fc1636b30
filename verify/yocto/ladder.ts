import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { docker } from './builder-image.ts';
import type { Group } from './groups.ts';

const PREFIX = 'bw-verify-yocto';
const PARSED = `${PREFIX}-parsed`;
const STAGE = '/usr/lib/boardwright/stages/stage';
const CAUSE = /ERROR|^E: /;
const MOST_LINES = 8;

export interface Climbed {
  /** Recipes that the images of the group are made of; undefined when a rung broke. */
  readonly recipes?: number;
  readonly seconds: number;
  readonly problems: readonly string[];
}

export interface Ladder {
  /** Checks all images of a group with one parse. */
  readonly climb: (group: Group) => Promise<Climbed>;
  /**
   * Runs a command where the layers of a group are checked out, in /work/rootfs.
   *
   * @returns what it printed
   * @throws Error with the first error it printed
   */
  readonly inLayers: (group: Group, argv: readonly string[]) => Promise<string>;
  /** Removes the volumes. */
  readonly close: () => Promise<void>;
}

async function layOut(group: Group): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}-`));
  const sources = {
    archiveDate: '2026-01-01',
    sourceDateEpoch: 0,
    mirror: null,
    gitMirror: 'file:///mirror',
    sourceMirror: null,
    sstateMirror: null,
    hashServer: null,
    targets: group.recipes,
  };
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'sources.json'), JSON.stringify(sources));
  for (const { path, content, mode } of group.files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { mode: mode ?? 0o644 });
  }
  return folder;
}

/** The first error and what follows it: a sanity check says what it found in the lines after. */
function causes(output: string): string[] {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('@bw '));
  const first = lines.findIndex((line) => CAUSE.test(line));
  return first < 0 ? lines.slice(-MOST_LINES) : lines.slice(first, first + MOST_LINES);
}

/**
 * The stages `source` and `check` of the worker, in containers as the worker's: an ordinary user, no capabilities, no network. The
 * mirror is a directory of bare repositories, mounted read-only.
 *
 * @param image - tag of the builder image
 * @param mirror - has each repository under its name in kas.yml; links are followed
 * @param onLine - is given what the stages print
 */
export function openLadder(image: string, mirror: string, onLine: (line: string) => void): Ladder {
  const volumes = new Set<string>([PARSED]);

  async function run(
    argv: readonly string[],
    tree: string,
    root: string,
    repos: readonly string[],
  ): Promise<string> {
    const mounts = await Promise.all(
      repos.map(async (repo) => ['--volume', `${await realpath(join(mirror, repo))}:/mirror/${repo}:ro`]),
    );
    const { status, output } = await docker(
      [
        ...['run', '--rm', '--init', '--user', '1000:1000', '--cap-drop', 'ALL', '--network', 'none'],
        ...['--security-opt', 'no-new-privileges', '--hostname', 'builder', '--read-only'],
        ...[
          '--tmpfs',
          '/tmp:rw,exec,mode=1777,size=4g',
          '--tmpfs',
          '/out:rw,mode=1777',
          '--env',
          'HOME=/tmp',
        ],
        ...['--tmpfs', '/cache/downloads:rw,uid=1000', '--tmpfs', '/cache/sstate:rw,uid=1000'],
        ...[
          '--volume',
          `${tree}:/in:ro`,
          '--volume',
          `${root}:/work/rootfs`,
          '--volume',
          `${PARSED}:/cache/parse`,
        ],
        ...mounts.flat(),
        ...[image, ...argv],
      ],
      onLine,
    );
    return status === 0 ? output : Promise.reject(new Error(causes(output).join('\n')));
  }

  /** In a fresh tree of the group, after its layers were checked out where they were not. */
  async function inLayers(group: Group, argv: readonly string[]): Promise<string> {
    const tree = await layOut(group);
    const root = `${PREFIX}-${group.repos.join('-')}-${group.images[0]?.image.engine.release ?? ''}`;
    try {
      if (!volumes.has(root)) {
        volumes.add(root);
        await run([STAGE, 'source'], tree, root, group.repos);
      }
      return await run(argv, tree, root, group.repos);
    } finally {
      await rm(tree, { recursive: true, force: true });
    }
  }

  return {
    inLayers,
    async climb(group) {
      const started = performance.now();
      const seconds = (): number => Math.round((performance.now() - started) / 1000);
      try {
        const output = await inLayers(group, [STAGE, 'check']);
        const recipes = Number(/^(\d+) recipes of \d+ layers are needed/m.exec(output)?.[1]);
        return { recipes, seconds: seconds(), problems: [] };
      } catch (thrown) {
        return { seconds: seconds(), problems: [thrown instanceof Error ? thrown.message : String(thrown)] };
      }
    },
    close: async () => {
      await docker(['volume', 'rm', '--force', ...volumes]);
    },
  };
}
