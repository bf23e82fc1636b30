import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AppError } from '@boardwright/core/app-error';
import type { LineSink } from '../sandbox/types.ts';

/** Kept of the script's words for the error message. */
const LAST_WORDS = 5;

/**
 * Makes a base image from the package archive, for sites where no image registry answers.
 *
 * @param root - repository root, which holds `docker/make-base-image.sh`
 * @throws AppError IMAGE_PULL_FAILED with the script's last words
 */
export async function bootstrapBase(
  root: string,
  base: { readonly reference: string; readonly suite: string },
  mirror: string | undefined,
  onLine: LineSink,
  signal: AbortSignal,
): Promise<void> {
  const script = join(root, 'docker', 'make-base-image.sh');
  const child = spawn(script, [base.suite, base.reference, ...(mirror === undefined ? [] : [mirror])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGTERM',
  });
  const last: string[] = [];
  async function follow(stream: NodeJS.ReadableStream, channel: 'out' | 'err'): Promise<void> {
    for await (const line of createInterface({ input: stream })) {
      last.push(line);
      if (last.length > LAST_WORDS) last.shift();
      await onLine(channel, line);
    }
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  try {
    const [exitCode] = await Promise.all([ended, follow(child.stdout, 'out'), follow(child.stderr, 'err')]);
    if (exitCode === 0) return;
    throw new Error(`exit code ${exitCode}: ${last.join(' / ')}`);
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw new AppError('IMAGE_PULL_FAILED', `Could not make ${base.reference} from the archive: ${message}`, {
      userMessage: `The base image ${base.reference} could be neither pulled nor made from the package archive: ${message}`,
      cause: thrown,
    });
  }
}
