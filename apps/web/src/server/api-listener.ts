import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Api } from '@boardwright/api/app';
import { sendBlob } from '@boardwright/api/http/send-blob';
import type { Logger } from '@boardwright/core/logger';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { addressOf, asPlatformRequest, type Listener } from './node-request.ts';

interface Parts {
  readonly api: Api;
  readonly logger: Logger;
  /** Proxies before this server that are ours; 0 when not given. */
  readonly trustedProxies?: number;
}

/** The API on Node.js' own request and response, files straight from the store to the connection. */
export function createApiListener(parts: () => Parts): Listener {
  return getRequestListener(
    async (request, { incoming, outgoing }) => {
      const { api, logger, trustedProxies = 0 } = parts();
      // HTTP/2 ends at the proxy before us.
      const connection = outgoing as ServerResponse;
      const asker = incoming as IncomingMessage;
      const response = await api.fetch(asPlatformRequest(request), {
        addTrailers: (fields) => connection.addTrailers({ ...fields }),
        clientAddress: addressOf(asker, trustedProxies),
      });
      const sent = await sendBlob(response, connection, logger);
      return sent ? RESPONSE_ALREADY_SENT : response;
    },
    // Next.js keeps the platform's Request and Response as they are
    { overrideGlobalObjects: false },
  );
}
