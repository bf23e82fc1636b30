import { AppError } from '@boardwright/core/app-error';

/** Why a running build is stopped from outside its stages. */
export type StopKind = 'cancelled' | 'lost' | 'shutdown';

const MESSAGES = {
  cancelled: ['CANCELLED', 'The build was cancelled.'],
  lost: ['STATE_CONFLICT', 'The build belongs to another worker now.'],
  shutdown: ['ENVIRONMENT_NOT_READY', 'The worker is shutting down.'],
} as const;

/** @returns the abort reason for a build's signal */
export function stopReason(kind: StopKind): AppError {
  const [code, message] = MESSAGES[kind];
  return new AppError(code, message, { details: { stop: kind } });
}

/** @returns which stop an error stands for, if it is one */
export function stopKindOf(thrown: unknown): StopKind | undefined {
  if (!(thrown instanceof AppError)) return undefined;
  const stop = thrown.details.stop;
  return stop === 'cancelled' || stop === 'lost' || stop === 'shutdown' ? stop : undefined;
}
