import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Api } from '@boardwright/api/app';
import { sendBlob } from '@boardwright/api/http/send-blob';
import type { Logger } from '@boardwright/core/logger';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The API on Node.js' own request and response, files straight from the store to the connection. */
export function createApiListener(parts: () => { readonly api: Api; readonly logger: Logger }): Listener {
  return getRequestListener(
    async (request, { outgoing }) => {
      const { api, logger } = parts();
      const response = await api.fetch(request);
      // HTTP/2 ends at the proxy before us.
      const sent = await sendBlob(response, outgoing as ServerResponse, logger);
      return sent ? RESPONSE_ALREADY_SENT : response;
    },
    // Next.js keeps the platform's Request and Response as they are
    { overrideGlobalObjects: false },
  );
}
