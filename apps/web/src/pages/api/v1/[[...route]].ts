import type { NextApiRequest, NextApiResponse } from 'next';
import { createApiListener } from '#server/api-listener.ts';
import { getContainer } from '#server/container.ts';

/**
 * The API on Node.js' own request and response. A route handler of the App Router would lose Content-Length, which a
 * download needs to show progress and to be resumed.
 */
export const config = { api: { bodyParser: false, externalResolver: true, responseLimit: false } };

const listener = createApiListener(getContainer);

export default function handle(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  return listener(request, response);
}
