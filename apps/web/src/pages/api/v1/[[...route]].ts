import { getRequestListener } from '@hono/node-server';
import type { NextApiRequest, NextApiResponse } from 'next';
import { getContainer } from '#server/container.ts';

/**
 * The API on Node.js' own request and response. A route handler of the App Router would lose Content-Length, which a
 * download needs to show progress and to be resumed.
 */
export const config = { api: { bodyParser: false, externalResolver: true, responseLimit: false } };

// Next.js keeps the platform's Request and Response as they are
const listener = getRequestListener((request) => getContainer().api.fetch(request), {
  overrideGlobalObjects: false,
});

export default function handle(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  return listener(request, response);
}
