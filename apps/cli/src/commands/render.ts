import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve as resolvePath } from 'node:path';
import { AppError } from '@boardwright/core/app-error';
import { readStaticFiles, type TreeFile } from '@boardwright/core/static-files';
import { getEngine } from '@boardwright/engines/registry';
import { ejectedTree } from '@boardwright/engines/render/ejected-tree';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { printIssues } from '../image-spec/print-issues.ts';
import { readSpecText } from '../image-spec/read-spec-text.ts';
import { resolveOrThrow } from '../image-spec/resolve-spec.ts';
import { earlierTree, replaceTree } from '../rendered-tree/earlier-tree.ts';

async function requireEmpty(directory: string): Promise<undefined> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new AppError('BAD_REQUEST', `${directory} cannot be written to: ${error.message}`);
  });
  if (names.length > 0) {
    throw new AppError('BAD_REQUEST', `${directory} is not empty.`, {
      details: {
        advice: 'Name another directory, or add --force to replace the tree an earlier render wrote here.',
      },
    });
  }
}

async function writeFiles(directory: string, files: readonly TreeFile[]): Promise<void> {
  for (const file of files) {
    const path = join(directory, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.content);
    // Set, not asked for at creation: the caller's umask must not make equal specs give different trees.
    await chmod(path, file.mode);
  }
}

/**
 * Writes the tree beside and puts it into place, so that an interrupted run leaves no half of it.
 *
 * @param earlier - files of the tree to replace; undefined: the target is empty or absent
 */
async function writeTree(
  target: string,
  files: readonly TreeFile[],
  earlier: readonly string[] | undefined,
): Promise<void> {
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await mkdir(draft, { recursive: true });
    await writeFiles(draft, files);
    if (earlier === undefined) {
      await rm(target, { recursive: true, force: true });
      await rename(draft, target);
    } else {
      await replaceTree(target, earlier, draft);
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
  const earlier = force ? await earlierTree(target) : await requireEmpty(target);
  const engine = getEngine(resolved.engine.kind);
  const files = ejectedTree(engine, resolved, await readStaticFiles(env.root, engine.staticFiles));
  await mkdir(dirname(target), { recursive: true });
  await writeTree(target, files, earlier);
  output.line(`${files.length} files are in ${target}`);
  return ExitCode.done;
}
