import type { Context } from 'hono';
import type { ApiDeps, ApiEnv } from '../deps.ts';
import type { StreamReader } from './event-stream.ts';

/**
 * Who opened a stream, for as long as it lasts: allowed while the same cookie or token would still be let in to the
 * same team.
 */
export function readerOf(deps: Pick<ApiDeps, 'authenticate'>, c: Context<ApiEnv>): StreamReader {
  const request = c.req.raw;
  const { teamId } = c.var.principal;
  return {
    signal: request.signal,
    isAllowed: async () => {
      const principal = await deps.authenticate(request);
      return principal?.teamId === teamId && principal.permissions.has('read');
    },
  };
}
