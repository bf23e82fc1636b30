import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Names never printed, wherever they stand in a log record. */
const SECRET_PATHS = ['*.token', '*.password', '*.secret', '*.authorization', '*.cookie', 'req.headers'];

/**
 * Makes the process logger: JSON lines on stderr, so stdout stays free for results.
 *
 * @param name - program name, for example `worker`
 * @param level - pino level, for example `info`
 * @param destination - instead of stderr
 */
export function createLogger(
  name: string,
  level = 'info',
  destination: DestinationStream = process.stderr,
): Logger {
  return pino({ name, level, redact: SECRET_PATHS, base: { name } }, destination);
}
