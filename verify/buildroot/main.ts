import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { parseArgs } from 'node:util';
import { BOARDS } from '@boardwright/catalog/boards';
import type { BuildrootRelease } from '@boardwright/catalog/buildroot-board';
import { BUILDROOT_RELEASES } from '@boardwright/catalog/buildroot-release';
import { EXTERNAL_TREE } from '@boardwright/engines/buildroot/builder';
import { chosenBoards, wholeNumber } from '../choices.ts';
import { combinationsOf } from '../combinations.ts';
import { inParallel } from '../in-parallel.ts';
import { runVerifier } from '../run-verifier.ts';
import { checkCombination, checkFacts } from './check-board.ts';
import { checkPackage } from './check-package.ts';
import { type Kconfig, prepareKconfig } from './kconfig.ts';

const ROOT = resolvePath(import.meta.dirname, '../..');
const USAGE = `Checks that Buildroot's own Kconfig takes every symbol the engine writes, for every board and combination, and that
its utils/check-package has nothing to say of the external tree.

usage: npm run verify:buildroot -- --tree <Buildroot checkout> [--board ID]... [--jobs N] [--external DIR]

check-package needs Python's magic and flake8, and shellcheck.`;

interface Row {
  readonly board: string;
  readonly allowed: number;
  checked: number;
  symbols: number;
  readonly problems: string[];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function releaseOf(version: string): BuildrootRelease {
  const found = Object.entries(BUILDROOT_RELEASES).find(
    ([id]) => version === id || version.startsWith(`${id}.`),
  );
  if (found === undefined) throw new Error(`Buildroot ${version} is no release the engine knows`);
  return found[0] as BuildrootRelease;
}

/** @param release - undefined for any */
function offeredIn(release?: BuildrootRelease): string[] {
  return [...BOARDS.values()]
    .filter(({ engines: { buildroot } }) =>
      release === undefined ? buildroot !== undefined : buildroot?.releases[release] !== undefined,
    )
    .map(({ id }) => id);
}

async function tasksOf(
  kconfig: Kconfig,
  release: BuildrootRelease,
  boards: readonly string[],
): Promise<{ readonly rows: Row[]; readonly tasks: (() => Promise<void>)[] }> {
  const rows: Row[] = [];
  const tasks: (() => Promise<void>)[] = [];
  for (const id of boards) {
    const board = BOARDS.get(id)?.engines.buildroot;
    if (board?.releases[release] === undefined) continue;
    const { allowed, chosen } = combinationsOf(id, { kind: 'buildroot', release });
    const row: Row = { board: id, allowed, checked: 0, symbols: 0, problems: [] };
    if (chosen.length === 0) row.problems.push('the resolver allows no combination at all');
    row.problems.push(...(await checkFacts(kconfig, board, release)));
    rows.push(row);
    const defconfig = await kconfig.readDefconfig(board.defconfig);
    for (const [index, combination] of chosen.entries()) {
      tasks.push(async () => {
        const { symbols, problems } = await checkCombination(
          kconfig,
          defconfig,
          `${id}-${index}`,
          combination,
        );
        row.checked += 1;
        row.symbols += symbols;
        row.problems.push(...problems.map((problem) => `[${combination.names.join(', ')}] ${problem}`));
      });
    }
  }
  return { rows, tasks };
}

function report(rows: readonly Row[], version: string, seconds: number): void {
  const width = Math.max(...rows.map(({ board }) => board.length));
  print(`\n${'board'.padEnd(width)}  allowed  checked  symbols  result`);
  for (const { board, allowed, checked, symbols, problems } of rows) {
    const result = problems.length === 0 ? 'ok' : `${problems.length} problems`;
    const numbers = [allowed, checked, symbols].map((n) => String(n).padStart(7)).join('  ');
    print(`${board.padEnd(width)}  ${numbers}  ${result}`);
  }
  for (const { board, problems } of rows) {
    for (const problem of new Set(problems)) print(`FAILED ${board}: ${problem}`);
  }
  const sum = (pick: (row: Row) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const failed = rows.filter(({ problems }) => problems.length > 0).length;
  print(
    `\nBuildroot ${version}: ${rows.length - failed} of ${rows.length} boards, ${sum((row) => row.checked)} configurations of ${sum((row) => row.allowed)} allowed (every pair of choices), ${sum((row) => row.symbols)} symbols compared in ${seconds} s.`,
  );
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      tree: { type: 'string' },
      board: { type: 'string', multiple: true },
      jobs: { type: 'string' },
      external: { type: 'string' },
    },
  });
  if (values.tree === undefined) {
    print(USAGE);
    return 2;
  }
  const jobs = wholeNumber('--jobs', values.jobs, availableParallelism());
  // Of no release yet: a mistyped board should not have to wait for make.
  chosenBoards(values.board, offeredIn(), 'has no image with Buildroot');
  const started = performance.now();
  const work = await mkdtemp(join(tmpdir(), 'verify-buildroot-'));
  try {
    const external = resolvePath(values.external ?? join(ROOT, EXTERNAL_TREE));
    const kconfig = await prepareKconfig(resolvePath(values.tree), external, work);
    const release = releaseOf(kconfig.version);
    const boards = chosenBoards(
      values.board,
      offeredIn(release),
      `has no image in Buildroot ${release}, which the tree is of`,
    );
    const { rows, tasks } = await tasksOf(kconfig, release, boards);
    print(`Buildroot ${kconfig.version}: ${rows.length} boards, ${tasks.length} configurations to check`);
    await inParallel(tasks, jobs);
    const style = await checkPackage(resolvePath(values.tree), external);
    report(rows, kconfig.version, Math.round((performance.now() - started) / 1000));
    for (const problem of style.problems) print(`FAILED external tree: ${problem}`);
    print(`External tree: ${style.lines} lines read by check-package, ${style.problems.length} warnings.`);
    const all = [...rows, style];
    return all.some(({ problems }) => problems.length > 0) ? 1 : 0;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

await runVerifier(main);
