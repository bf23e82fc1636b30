import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { parseArgs } from 'node:util';
import type { BoardArch } from '@boardwright/catalog/arch';
import { BOARDS } from '@boardwright/catalog/boards';
import { chosenBoards, wholeNumber } from '../choices.ts';
import { inParallel } from '../in-parallel.ts';
import { runVerifier } from '../run-verifier.ts';
import { checkPreemption, droppedLines, fragmentOf } from './check-lines.ts';
import { readSymbols } from './kconfig-symbols.ts';
import { openKernelTree } from './kernel-tree.ts';
import { lineSets } from './line-sets.ts';

const USAGE = `Checks that the kernel's own Kconfig takes every line the Buildroot engine writes into kernel fragments.

usage: npm run verify:kernel -- --tree <kernel source> --buildroot <Buildroot checkout> [--board ID]... [--jobs N]

Needs make, gcc, flex and bison; no cross compiler. Function tracing on RISC-V needs gcc 14 here, as it does there.`;
const ARCHS: readonly BoardArch[] = ['x86_64', 'aarch64', 'arm', 'riscv64'];

interface Row {
  readonly title: string;
  readonly boards: string;
  readonly asked: Set<string>;
  readonly lost: Set<string>;
  sets: number;
  readonly problems: Map<string, string>;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report(rows: readonly Row[], version: string, seconds: number): void {
  for (const { title, boards, asked, lost, sets, problems } of rows) {
    const lines = asked.size === 0 ? '' : `, ${asked.size - lost.size} of ${asked.size} lines`;
    print(
      `${problems.size === 0 ? 'ok    ' : 'FAILED'} ${title} (${boards}): ${sets} configurations${lines}`,
    );
    for (const [problem, example] of problems) print(`       ${problem}${example && ` [${example}]`}`);
  }
  const sum = (pick: (row: Row) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const kept = sum((row) => row.asked.size - row.lost.size);
  print(
    `\nLinux ${version}: ${kept} of ${sum((row) => row.asked.size)} lines hold, ${rows.filter(({ problems }) => problems.size > 0).length} of ${rows.length} rows failed, ${sum((row) => row.sets)} configurations in ${seconds} s.`,
  );
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      tree: { type: 'string' },
      buildroot: { type: 'string' },
      board: { type: 'string', multiple: true },
      jobs: { type: 'string' },
    },
  });
  if (values.tree === undefined || values.buildroot === undefined) {
    print(USAGE);
    return 2;
  }
  const jobs = wholeNumber('--jobs', values.jobs, availableParallelism());
  const offered = [...BOARDS.values()].filter(({ engines }) => engines.buildroot !== undefined);
  const chosen = chosenBoards(
    values.board,
    offered.map(({ id }) => id),
    'has no image with Buildroot',
  );
  const started = performance.now();
  const tree = resolvePath(values.tree);
  const work = await mkdtemp(join(tmpdir(), 'verify-kernel-'));
  try {
    const kernel = await openKernelTree(tree, work);
    const symbols = await readSymbols(tree);
    const rows: Row[] = [];
    const tasks: ((hand: number) => Promise<void>)[] = [];
    const newRow = (title: string, boards: string): Row => {
      const row = {
        title,
        boards,
        asked: new Set<string>(),
        lost: new Set<string>(),
        sets: 0,
        problems: new Map(),
      };
      rows.push(row);
      return row;
    };
    for (const arch of values.board === undefined ? ARCHS : []) {
      const row = newRow('preemption models offered and refused', arch);
      for (const problem of await checkPreemption(kernel, arch, 0)) row.problems.set(problem, '');
      row.sets = 5;
    }
    const found = await lineSets(kernel, resolvePath(values.buildroot), chosen);
    for (const { base, boards, sets } of found) {
      const row = newRow(base.title, boards.join(', '));
      for (const { lines, example } of sets) {
        tasks.push(async (hand) => {
          const fragment = fragmentOf(lines.map(({ line }) => line));
          const have = await kernel.complete(base.arch, base.config, [...base.fragments, fragment], hand);
          row.sets += 1;
          for (const { line } of lines) row.asked.add(line);
          for (const problem of droppedLines(lines, have, symbols, kernel.version)) {
            row.lost.add(problem.split(',')[0] ?? '');
            if (!row.problems.has(problem)) row.problems.set(problem, example);
          }
        });
      }
    }
    print(
      `Linux ${kernel.version}: ${found.length} starting points, ${tasks.length} configurations to check`,
    );
    await inParallel(tasks, jobs);
    report(rows, kernel.version, Math.round((performance.now() - started) / 1000));
    return rows.some(({ problems }) => problems.size > 0) ? 1 : 0;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

await runVerifier(main);
