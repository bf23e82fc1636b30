import { AppError } from '@boardwright/core/app-error';

const GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

function memberOf(thrown: unknown, name: 'code' | 'statusCode' | 'reason'): unknown {
  return thrown instanceof Error && name in thrown ? Reflect.get(thrown, name) : undefined;
}

/** @returns HTTP status the engine answered with, if it answered */
export function statusOf(thrown: unknown): number | undefined {
  const status = memberOf(thrown, 'statusCode');
  return typeof status === 'number' ? status : undefined;
}

/** Makes an engine's error ours: no answer means the sandbox is lost, a full disk is OUT_OF_DISK. */
export function asSandboxError(thrown: unknown, doing: string): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const code = memberOf(thrown, 'code');
  if ((typeof code === 'string' && GONE.has(code)) || /socket hang up/.test(message)) {
    return new AppError('SANDBOX_LOST', `The container engine went away while ${doing}`, {
      userMessage: 'The container engine stopped answering. The build goes on by itself when it is back.',
      cause: thrown,
    });
  }
  if (/no space left on device/i.test(message)) {
    return new AppError('OUT_OF_DISK', `No space left while ${doing}`, {
      userMessage: 'The disk of the build host is full. Free some space, then retry.',
      cause: thrown,
    });
  }
  return new AppError('SANDBOX_START_FAILED', `The container engine failed while ${doing}: ${message}`, {
    userMessage: `The container engine could not do its part (${doing}): ${message}`,
    cause: thrown,
  });
}

/** Runs one engine call on a container; one that is gone or not running counts as done. */
export async function ignoreMissing(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (thrown) {
    const status = statusOf(thrown);
    if (status !== 404 && status !== 304 && status !== 409) throw thrown;
  }
}
