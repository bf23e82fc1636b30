import type { IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { addressOf, asPlatformRequest, type Listener } from './node-request.ts';

interface Parts {
  readonly handleAuth: (request: Request, clientAddress: string | undefined) => Promise<Response>;
  readonly trustedProxies: number;
}

/** Sign-in on Node.js' own request, since the platform's does not tell who is at the other end of the connection. */
export function createAuthListener(parts: () => Parts): Listener {
  return getRequestListener(
    (request, { incoming }) => {
      const { handleAuth, trustedProxies } = parts();
      // HTTP/2 ends at the proxy before us.
      const address = addressOf(incoming as IncomingMessage, trustedProxies);
      return handleAuth(asPlatformRequest(request), address);
    },
    { overrideGlobalObjects: false },
  );
}
