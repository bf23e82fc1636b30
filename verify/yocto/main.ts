import { resolve as resolvePath } from 'node:path';
import { parseArgs } from 'node:util';
import { BOARDS } from '@boardwright/catalog/boards';
import { YOCTO_RELEASE_IDS, type YoctoRelease } from '@boardwright/catalog/yocto-board';
import { chosenBoards, oneOf, wholeNumber } from '../choices.ts';
import { runVerifier } from '../run-verifier.ts';
import { ensureYoctoBuilder } from './builder-image.ts';
import { type Group, groupsOf } from './groups.ts';
import { type Ladder, openLadder } from './ladder.ts';
import { type Found, openResults, type Results } from './results.ts';

const USAGE = `Has BitBake read every image the engine would render: kas dump, bitbake -e, -p and -g, without a network.

usage: npm run verify:yocto -- --mirror <directory of bare repositories> [--board ID]... [--release R]...
                               [--pairs] [--parses N] [--results FILE] [--list] [--verbose]

One parse serves all images with the same layers and local.conf. By default there are parses enough for every single
choice, with an image for every pair of choices that they can have; --pairs makes parses for every pair, four times as
many. --parses N stops after N of a board. --results FILE keeps what went well and leaves out what did before and has not
changed since, so that a run of hours can be gone on with. --list only says how many there are, and are left.`;

interface Row {
  readonly board: string;
  readonly release: YoctoRelease;
  readonly allowed: number;
  parses: number;
  /** Of these, read before and not changed since. */
  kept: number;
  images: number;
  recipes: number;
  seconds: number;
  readonly problems: string[];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function count(row: Row, group: Group, recipes: number, seconds: number): void {
  row.parses += 1;
  row.images += group.images.length;
  row.recipes = Math.max(row.recipes, recipes);
  row.seconds += seconds;
}

async function climbOne(ladder: Ladder, row: Row, group: Group): Promise<Found | undefined> {
  const { board, release } = row;
  const images = group.images.length;
  const { recipes = 0, seconds, problems } = await ladder.climb(group);
  count(row, group, recipes, seconds);
  const names = group.images.map((image) => `[${image.names.join(', ')}]`).join(' ');
  row.problems.push(...problems.map((problem) => `${names}\n  ${problem.replaceAll('\n', '\n  ')}`));
  const failed = problems.length > 0;
  print(`${board} ${release}: ${images} images, ${recipes} recipes, ${seconds} s${failed ? ' FAILED' : ''}`);
  return failed ? undefined : { board, release, images, recipes, seconds };
}

/** @param ladder - undefined where nothing is to be read */
async function climbAll(
  ladder: Ladder | undefined,
  results: Results | undefined,
  row: Row,
  groups: readonly Group[],
): Promise<void> {
  for (const group of groups) {
    const known = results?.of(group);
    if (known !== undefined) row.kept += 1;
    if (known !== undefined || ladder === undefined) {
      count(row, group, known?.recipes ?? 0, known?.seconds ?? 0);
      continue;
    }
    const found = await climbOne(ladder, row, group);
    if (found !== undefined) await results?.add(group, found);
  }
}

function report(rows: readonly Row[], listed: boolean): void {
  const width = Math.max(...rows.map(({ board }) => board.length), 5);
  print(`\n${'board'.padEnd(width)}  release    allowed  parses  before  images  recipes  seconds  result`);
  for (const row of rows) {
    const numbers = [row.allowed, row.parses, row.kept, row.images, row.recipes, row.seconds];
    const widths = [7, 6, 6, 6, 7, 7];
    const cells = numbers.map((n, column) => String(n).padStart(widths[column] ?? 7)).join('  ');
    print(`${row.board.padEnd(width)}  ${row.release.padEnd(9)}  ${cells}  ${verdict(row, listed)}`);
  }
  const sum = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
  print(
    `\n${sum(({ parses }) => parses)} parses, ${sum(({ kept }) => kept)} of them before; ${sum(({ images }) => images)} images`,
  );
  for (const { board, release, problems } of rows)
    for (const problem of problems) print(`FAILED ${board} ${release}: ${problem}`);
}

function boardsInReleases(
  asked: readonly string[] | undefined,
  releases: readonly YoctoRelease[],
): { readonly board: string; readonly release: YoctoRelease }[] {
  const releasesOf = (board: string): YoctoRelease[] =>
    releases.filter((release) => BOARDS.get(board)?.engines.yocto?.releases[release] !== undefined);
  const offered = [...BOARDS.keys()].filter((board) => releasesOf(board).length > 0);
  const boards = chosenBoards(asked, offered, `has no image in Yocto ${releases.join(' or ')}`);
  return boards.flatMap((board) => releasesOf(board).map((release) => ({ board, release })));
}

/** What was only counted is not said to be well. */
function verdict({ problems, parses, kept }: Row, listed: boolean): string {
  if (problems.length > 0) return `${problems.length} problems`;
  if (parses === 0) return 'nothing read';
  return listed && parses > kept ? `${parses - kept} left` : 'ok';
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      mirror: { type: 'string' },
      board: { type: 'string', multiple: true },
      release: { type: 'string', multiple: true },
      pairs: { type: 'boolean', default: false },
      parses: { type: 'string' },
      results: { type: 'string' },
      list: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  if (values.mirror === undefined && !values.list) {
    print(USAGE);
    return 2;
  }
  const releases =
    values.release?.map((id) => oneOf('--release', id, YOCTO_RELEASE_IDS)) ?? YOCTO_RELEASE_IDS;
  const pairs = boardsInReleases(values.board, releases);
  const parses = wholeNumber('--parses', values.parses, Number.POSITIVE_INFINITY);
  const results = values.results === undefined ? undefined : await openResults(values.results);
  const ladder = values.list
    ? undefined
    : openLadder(await ensureYoctoBuilder(), resolvePath(values.mirror ?? ''), (line) => {
        if (values.verbose) print(`  ${line}`);
      });
  const rows: Row[] = [];
  try {
    for (const { board, release } of pairs) {
      const { allowed, groups } = groupsOf(board, release, values.pairs);
      const problems = allowed === 0 ? ['nothing is allowed'] : [];
      const row = {
        board,
        release,
        allowed,
        parses: 0,
        kept: 0,
        images: 0,
        recipes: 0,
        seconds: 0,
        problems,
      };
      rows.push(row);
      await climbAll(ladder, results, row, groups.slice(0, parses));
    }
  } finally {
    await ladder?.close();
  }
  report(rows, values.list);
  return rows.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

await runVerifier(main);
