import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddress } from '@boardwright/api/http/client-address';

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The listener's own Request is not one that the platform can copy, which whoever counts a body's bytes does. A GET is
 * never copied.
 */
export function asPlatformRequest(request: Request): Request {
  const { method, headers, body, signal } = request;
  if (method === 'GET' || method === 'HEAD') return request;
  // Without either header there is no body (RFC 9112), whatever stream stands for it
  const isEmpty = !headers.has('transfer-encoding') && Number(headers.get('content-length') ?? 0) === 0;
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    body: isEmpty ? null : body,
    signal,
    duplex: 'half',
  };
  return new Request(request.url, init);
}

/** Whose tries a request counts for. */
export function addressOf({ socket, headers }: IncomingMessage, trustedProxies: number): string | undefined {
  const forwarded = headers['x-forwarded-for'];
  return clientAddress({
    socketAddress: socket.remoteAddress,
    forwardedFor: Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
    trustedProxies,
  });
}
