import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const BINARY = /\.(png|jpe?g|gif|ico|webp|woff2?|onnx|tflite|bin|gz|xz|zst|deb|dtb)$/;
const CODE = /\.(ts|tsx|mts|mjs|cjs|js)$/;

/** Files of the repository as git knows them, new ones included, ignored ones not. */
export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    maxBuffer: 1 << 26,
  });
  const names = listed
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
  return [...new Set(names)].filter((name) => existsSync(join(ROOT, name))).sort();
}

/** Tracked program code: what people write, not what tools write. */
export function codeFiles(): readonly string[] {
  return trackedFiles().filter((name) => CODE.test(name) && !name.includes('/generated/'));
}

/** Tracked files that are text. */
export function textFiles(): readonly string[] {
  return trackedFiles().filter((name) => !BINARY.test(name));
}

export function readTracked(name: string): string {
  return readFileSync(join(ROOT, name), 'utf8');
}
