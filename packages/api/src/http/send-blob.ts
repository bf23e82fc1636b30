import type { ServerResponse } from 'node:http';
import type { Logger } from '@boardwright/core/logger';
import { takeBlob } from './blob-body.ts';

/**
 * Sends a response whose body is a blob straight from the store to the connection, no faster than the client reads.
 *
 * @returns false when the body is something else and nothing was sent
 */
export async function sendBlob(
  response: Response,
  outgoing: ServerResponse,
  logger: Pick<Logger, 'warn'>,
): Promise<boolean> {
  const blob = takeBlob(response);
  if (blob === undefined) return false;
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  try {
    await blob.pumpTo(outgoing);
    outgoing.end();
  } catch (err) {
    // Too late for another status: an answer that is cut off tells the client that it is not whole.
    if (!outgoing.destroyed) logger.warn({ err }, 'A download broke off');
    outgoing.destroy();
  }
  return true;
}
