import type { NextApiRequest, NextApiResponse } from 'next';
import { createAuthListener } from '#server/auth-listener.ts';
import { getContainer } from '#server/container.ts';

/** Tries are counted by the address of the connection, which a route handler of the App Router does not see. */
export const config = { api: { bodyParser: false, externalResolver: true } };

const listener = createAuthListener(getContainer);

export default function handle(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  return listener(request, response);
}
