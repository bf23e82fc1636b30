import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What Buildroot's own style checker says of an external tree. */
export interface PackageCheck {
  readonly lines: number;
  readonly problems: readonly string[];
}

interface Ended {
  readonly failed: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

function run(file: string, args: readonly string[]): Promise<Ended> {
  // The tree may be somebody else's, or read-only
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
  return new Promise((done) => {
    execFile(file, args, { env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      done({ failed: error !== null, stdout, stderr: stderr === '' ? (error?.message ?? '') : stderr });
    });
  });
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

function count(text: string, what: string): number | undefined {
  const found = new RegExp(`^(\\d+) ${what}$`, 'm').exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * Runs `utils/check-package -b` over every file of an external tree.
 *
 * @param tree - Buildroot checkout, absolute
 * @param external - BR2_EXTERNAL tree, absolute
 * @returns each warning; a checker that can't run, or that found nothing to look at, is a problem too
 */
export async function checkPackage(tree: string, external: string): Promise<PackageCheck> {
  const { failed, stdout, stderr } = await run(join(tree, 'utils/check-package'), [
    '-b',
    ...(await filesOf(external)),
  ]);
  const lines = count(stderr, 'lines processed');
  const warnings = count(stderr, 'warnings generated');
  if (lines === undefined || warnings === undefined) {
    const cause = stderr.trim().split('\n').at(-1) ?? '';
    return {
      lines: 0,
      problems: [
        `check-package does not run: ${cause}. It needs Python's magic and flake8 (Debian: python3-magic, python3-flake8), and shellcheck.`,
      ],
    };
  }
  const said = stdout.split('\n').filter((line) => line !== '');
  if (lines === 0) return { lines, problems: ['check-package looked at nothing'] };
  if ((failed || warnings > 0) && said.length === 0)
    return { lines, problems: [`check-package has ${warnings} warnings and names none`] };
  return { lines, problems: said };
}
