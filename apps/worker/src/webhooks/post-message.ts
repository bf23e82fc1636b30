import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { DeliveryAttempt } from '@boardwright/db/worker/webhook-deliveries';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { createPublicLookup, refusalOf } from './public-lookup.ts';

const KEPT_BYTES = 2048;

/** A signed message, ready to be sent. */
export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PostOptions {
  readonly timeoutMs: number;
  /** Plain http and addresses that are not public are allowed. */
  readonly allowPrivate: boolean;
}

export interface Posted {
  readonly attempt: DeliveryAttempt;
  /** What the receiver asked for, ms. */
  readonly retryAfterMs: number | undefined;
}

type Outcome = Pick<DeliveryAttempt, 'status' | 'error' | 'response'> & { readonly retryAfterMs?: number };

/** The beginning of an answer, as text that a database takes. The rest is not read. */
async function readStart(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length >= KEPT_BYTES) break;
    }
  } catch {
    // The status has come and decides; an answer that breaks off is kept as far as it came.
  }
  return Buffer.concat(parts)
    .subarray(0, KEPT_BYTES)
    .toString('utf8')
    .replace(/(?![\t\n])\p{Cc}/gu, '');
}

function whyNotTaken(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400)
    return `The receiver answered ${status}, and redirects are not followed.`;
  return `The receiver answered ${status}.`;
}

function retryAfterMs(response: IncomingMessage): { readonly retryAfterMs?: number } {
  const seconds = Number(response.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {};
}

function whyNoAnswer(error: NodeJS.ErrnoException, timeoutMs: number): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return `No answer within ${timeoutMs / 1000} s.`;
  if (/is not allowed\. Because/.test(error.message))
    return 'The address is not a public one, and this server sends to public ones only.';
  if (error.code === 'ECONNREFUSED') return 'The connection was refused.';
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return 'The name of the host is not known.';
  return `The connection failed: ${error.code ?? error.message}.`;
}

const publicLookup = createPublicLookup();

/**
 * Every name is resolved once and checked; the connection goes to the very address that was.
 *
 * @throws Error for an address that is not public, where those are not allowed
 */
function openRequest(message: Message, options: PostOptions): ClientRequest {
  const url = new URL(message.url);
  // Of an address in brackets; nothing else has any
  const refused = options.allowPrivate ? undefined : refusalOf(url.hostname.replace(/^\[|\]$/g, ''));
  if (refused !== undefined) throw refused;
  const common = {
    ...(options.allowPrivate ? {} : { lookup: publicLookup }),
    method: 'POST',
    headers: { ...message.headers, 'content-length': String(Buffer.byteLength(message.body)) },
    signal: AbortSignal.timeout(options.timeoutMs),
  };
  const filter = { allowPrivateIPAddress: options.allowPrivate };
  return url.protocol === 'https:'
    ? httpsRequest(url, { ...common, agent: new RequestFilteringHttpsAgent(filter) })
    : httpRequest(url, { ...common, agent: new RequestFilteringHttpAgent(filter) });
}

function send(message: Message, options: PostOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    const fail = (error: Error): void =>
      resolve({ status: null, error: whyNoAnswer(error, options.timeoutMs), response: null });
    let request: ClientRequest;
    try {
      request = openRequest(message, options);
    } catch (thrown) {
      fail(thrown instanceof Error ? thrown : new Error(String(thrown)));
      return;
    }
    request.once('error', fail);
    request.once('response', (response) => {
      const status = response.statusCode ?? 0;
      void readStart(response).then((start) =>
        resolve({ status, error: whyNotTaken(status), response: start, ...retryAfterMs(response) }),
      );
    });
    request.end(message.body);
  });
}

/** Sends a message once. Never throws: what went wrong is in the attempt. Redirects are not followed. */
export async function postMessage(message: Message, options: PostOptions): Promise<Posted> {
  const startedAt = Date.now();
  const insecure = !options.allowPrivate && !message.url.startsWith('https:');
  const { retryAfterMs: asked, ...outcome } = insecure
    ? {
        status: null,
        error: 'The address must begin with https://.',
        response: null,
        retryAfterMs: undefined,
      }
    : await send(message, options);
  const attempt = {
    at: new Date(startedAt).toISOString(),
    durationMs: Date.now() - startedAt,
    ...outcome,
  };
  return { attempt, retryAfterMs: asked };
}
