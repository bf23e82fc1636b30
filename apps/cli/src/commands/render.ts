import { chmod, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve as resolvePath } from 'node:path';
import { AppError } from '@boardwright/core/app-error';
import type { Engine } from '@boardwright/engines/engine';
import type { RenderedFile } from '@boardwright/engines/plan';
import { getEngine } from '@boardwright/engines/registry';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { printIssues } from '../image-spec/print-issues.ts';
import { readSpecText } from '../image-spec/read-spec-text.ts';
import { resolveOrThrow } from '../image-spec/resolve-spec.ts';

const FILE_MODE = 0o644;

async function requireEmpty(directory: string): Promise<void> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new AppError('BAD_REQUEST', `${directory} cannot be written to: ${error.message}`);
  });
  if (names.length > 0) {
    throw new AppError('BAD_REQUEST', `${directory} is not empty.`, {
      details: { advice: 'Name another directory, or add --force to write into this one.' },
    });
  }
}

async function writeRendered(directory: string, file: RenderedFile): Promise<void> {
  const path = join(directory, file.path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, file.content);
  // Set, not asked for at creation: the caller's umask must not make equal specs give different trees.
  await chmod(path, file.mode ?? FILE_MODE);
}

/** Writes the tree beside and moves it into place, so that an interrupted run leaves no half of it. */
async function writeTree(
  target: string,
  root: string,
  engine: Engine,
  files: readonly RenderedFile[],
  force: boolean,
): Promise<void> {
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await mkdir(draft, { recursive: true });
    for (const path of engine.staticFiles) {
      await mkdir(dirname(join(draft, path)), { recursive: true });
      await cp(join(root, path), join(draft, path), { recursive: true });
    }
    for (const file of files) await writeRendered(draft, file);
    if (force) {
      await cp(draft, target, { recursive: true });
    } else {
      await rm(target, { recursive: true, force: true });
      await rename(draft, target);
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** `boardwright render SPEC --out DIR` */
export async function render(
  context: CliContext,
  name: string,
  options: { readonly out: string; readonly force?: true },
): Promise<number> {
  const { env, output } = context;
  const target = resolvePath(options.out);
  const force = options.force === true;
  const { resolved, issues } = resolveOrThrow(await readSpecText(name), name);
  printIssues(output, issues);
  if (!force) await requireEmpty(target);
  const engine = getEngine(resolved.engine.kind);
  const files = engine.render(resolved);
  await mkdir(dirname(target), { recursive: true });
  await writeTree(target, env.root, engine, files, force);
  output.line(`${files.length} files and what they build on are in ${target}`);
  return ExitCode.done;
}
