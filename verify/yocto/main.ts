import { resolve as resolvePath } from 'node:path';
import { parseArgs } from 'node:util';
import { BOARDS } from '@boardwright/catalog/boards';
import { YOCTO_RELEASE_IDS, YoctoRelease } from '@boardwright/catalog/yocto-board';
import { ensureYoctoBuilder } from './builder-image.ts';
import { type Groups, groupsOf } from './groups.ts';
import { type Ladder, openLadder } from './ladder.ts';

const USAGE = `Has BitBake read every image the engine would render: kas dump, bitbake -e, -p and -g, without a network.

usage: npm run verify:yocto -- --mirror <directory of bare repositories> [--board ID]... [--release R]...
                               [--pairs] [--parses N] [--list] [--verbose]

One parse serves all images with the same layers and local.conf. By default there are parses enough for every single
choice; --pairs makes one for every pair of choices, which takes days for all boards. --parses N stops after N of a board.
--list only says how many there are.`;

interface Row {
  readonly board: string;
  readonly release: YoctoRelease;
  readonly allowed: number;
  readonly pairwise: number;
  parses: number;
  images: number;
  recipes: number;
  seconds: number;
  readonly problems: string[];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function climbAll(ladder: Ladder, row: Row, { groups }: Groups, most: number): Promise<void> {
  for (const group of groups.slice(0, most)) {
    const { recipes, seconds, problems } = await ladder.climb(group);
    row.parses += 1;
    row.images += group.images.length;
    row.recipes = Math.max(row.recipes, recipes ?? 0);
    row.seconds += seconds;
    const names = group.images.map((image) => `[${image.names.join(', ')}]`).join(' ');
    row.problems.push(...problems.map((problem) => `${names}\n  ${problem.replaceAll('\n', '\n  ')}`));
    print(
      `${row.board} ${row.release}: ${group.images.length} images, ${recipes ?? 'no'} recipes, ${seconds} s${problems.length > 0 ? ' FAILED' : ''}`,
    );
  }
}

function report(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ board }) => board.length), 5);
  print(`\n${'board'.padEnd(width)}  release    allowed  pairwise  parses  images  recipes  seconds  result`);
  for (const row of rows) {
    const numbers = [row.allowed, row.pairwise, row.parses, row.images, row.recipes, row.seconds];
    const widths = [7, 8, 6, 6, 7, 7];
    const cells = numbers.map((n, column) => String(n).padStart(widths[column] ?? 7)).join('  ');
    const result = row.problems.length === 0 ? 'ok' : `${row.problems.length} problems`;
    print(`${row.board.padEnd(width)}  ${row.release.padEnd(9)}  ${cells}  ${result}`);
  }
  for (const { board, release, problems } of rows)
    for (const problem of problems) print(`FAILED ${board} ${release}: ${problem}`);
}

function rowsOf(
  boards: readonly string[],
  releases: readonly YoctoRelease[],
  pairs: boolean,
): { readonly row: Row; readonly groups: Groups }[] {
  return boards.flatMap((board) =>
    releases
      .filter((release) => BOARDS.get(board)?.engines.yocto?.releases[release] !== undefined)
      .map((release) => {
        const groups = groupsOf(board, release, pairs);
        const { allowed, pairwise } = groups;
        const row = { board, release, allowed, pairwise, parses: 0, images: 0, recipes: 0, seconds: 0 };
        return { row: { ...row, problems: allowed === 0 ? ['nothing is allowed'] : [] }, groups };
      }),
  );
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      mirror: { type: 'string' },
      board: { type: 'string', multiple: true },
      release: { type: 'string', multiple: true },
      pairs: { type: 'boolean', default: false },
      parses: { type: 'string', default: 'Infinity' },
      list: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  if (values.mirror === undefined && !values.list) {
    print(USAGE);
    return 2;
  }
  const releases = values.release?.map((id) => YoctoRelease.parse(id)) ?? YOCTO_RELEASE_IDS;
  const work = rowsOf(values.board ?? [...BOARDS.keys()], releases, values.pairs);
  const rows = work.map(({ row }) => row);
  if (values.list) {
    for (const { row, groups } of work) {
      row.parses = groups.groups.length;
      row.images = groups.groups.reduce((sum, { images }) => sum + images.length, 0);
    }
    report(rows);
    return 0;
  }
  const ladder = openLadder(await ensureYoctoBuilder(), resolvePath(values.mirror ?? ''), (line) => {
    if (values.verbose) print(`  ${line}`);
  });
  try {
    for (const { row, groups } of work) await climbAll(ladder, row, groups, Number(values.parses));
  } finally {
    await ladder.close();
  }
  report(rows);
  return rows.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

process.exitCode = await main();
