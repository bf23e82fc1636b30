import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Api } from '@boardwright/api/app';
import { sendBlob } from '@boardwright/api/http/send-blob';
import type { Logger } from '@boardwright/core/logger';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The listener's own Request is not one that the platform can copy, which whoever counts a body's bytes does. A GET is
 * never copied.
 */
function asPlatformRequest(request: Request): Request {
  const { method, headers, body, signal } = request;
  if (method === 'GET' || method === 'HEAD') return request;
  const init: RequestInit & { duplex: 'half' } = { method, headers, body, signal, duplex: 'half' };
  return new Request(request.url, init);
}

/** The API on Node.js' own request and response, files straight from the store to the connection. */
export function createApiListener(parts: () => { readonly api: Api; readonly logger: Logger }): Listener {
  return getRequestListener(
    async (request, { outgoing }) => {
      const { api, logger } = parts();
      // HTTP/2 ends at the proxy before us.
      const connection = outgoing as ServerResponse;
      const response = await api.fetch(asPlatformRequest(request), {
        addTrailers: (fields) => connection.addTrailers({ ...fields }),
      });
      const sent = await sendBlob(response, connection, logger);
      return sent ? RESPONSE_ALREADY_SENT : response;
    },
    // Next.js keeps the platform's Request and Response as they are
    { overrideGlobalObjects: false },
  );
}
