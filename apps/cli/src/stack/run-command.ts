import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { AppError } from '@boardwright/core/app-error';
import { inheritedVariables } from '../env.ts';

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly signal?: AbortSignal;
}

export interface CommandResult {
  readonly exitCode: number;
  /** Standard output and error, as they came. */
  readonly text: string;
}

/**
 * Runs a program to its end and collects what it prints.
 *
 * @returns exit code 127 when there is no such program, 128 when a signal ended it
 * @throws AppError CANCELLED when `signal` aborts (the program is terminated)
 */
export async function runCommand(argv: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  options.signal?.throwIfAborted();
  const [program, ...words] = argv;
  if (program === undefined) throw new TypeError('argv is empty');
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...inheritedVariables(), ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A program that does not read its input closes the pipe; that is its right.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    const abort = (): void => {
      child.kill('SIGTERM');
    };
    options.signal?.addEventListener('abort', abort, { once: true });
    child.once('error', (error: NodeJS.ErrnoException) => {
      options.signal?.removeEventListener('abort', abort);
      resolve({ exitCode: 127, text: error.message });
    });
    child.once('close', (code) => {
      options.signal?.removeEventListener('abort', abort);
      if (options.signal?.aborted) reject(options.signal.reason as Error);
      else resolve({ exitCode: code ?? 128, text: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/**
 * Like runCommand, but anything else than exit code 0 is an error.
 *
 * @throws AppError ENVIRONMENT_NOT_READY with the last lines the program printed
 */
export async function runOrThrow(
  argv: readonly string[],
  what: string,
  options: RunOptions = {},
): Promise<string> {
  const result = await runCommand(argv, options);
  if (result.exitCode !== 0) {
    const tail = result.text.trimEnd().split('\n').slice(-15).join('\n');
    throw new AppError(
      'ENVIRONMENT_NOT_READY',
      `${what} failed (${argv[0]} ended with ${result.exitCode}).\n${tail}`,
    );
  }
  return result.text;
}

/** @returns true when the program is on the PATH or in the system directories, which a person's PATH may lack */
export async function hasProgram(name: string): Promise<boolean> {
  const directories = [
    ...(inheritedVariables().PATH ?? '').split(delimiter),
    '/usr/local/sbin',
    '/usr/sbin',
    '/sbin',
  ];
  const found = await Promise.all(
    directories
      .filter((directory) => directory !== '')
      .map((directory) =>
        access(join(directory, name), constants.X_OK).then(
          () => true,
          () => false,
        ),
      ),
  );
  return found.includes(true);
}
