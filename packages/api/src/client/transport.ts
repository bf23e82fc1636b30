import { toApiError } from './api-error.ts';

export interface ClientOptions {
  /** Origin without a trailing slash, for example `http://127.0.0.1:3300`; empty in a page of the same origin. */
  readonly baseUrl: string;
  /** Operator or API token; a page uses its session cookie instead. */
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

type Query = Readonly<Record<string, string | number | undefined>>;

interface Call {
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** How the operations of a client reach the server. */
export interface Transport {
  readonly authorization: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch | undefined;
  /** `path` begins with `/`, below the API's own. */
  readonly urlOf: (path: string, query?: Query) => string;
  /** @throws ApiError when the answer is not a success */
  readonly send: (
    method: string,
    path: string,
    call?: Call,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  /** The answer's body, which the caller knows the type of. @throws ApiError when the answer is not a success */
  readonly json: <Answer>(method: string, path: string, call?: Call) => Promise<Answer>;
}

/** Requests with the caller's token, or with the cookie of the page. */
export function createTransport(options: ClientOptions): Transport {
  const authorization: Readonly<Record<string, string>> =
    options.token === undefined ? {} : { authorization: `Bearer ${options.token}` };
  const request = options.fetch ?? fetch;

  function urlOf(path: string, query: Query = {}): string {
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(query))
      if (value !== undefined) parameters.set(key, String(value));
    const text = parameters.toString();
    return `${options.baseUrl}/api/v1${path}${text === '' ? '' : `?${text}`}`;
  }

  async function send(
    method: string,
    path: string,
    call: Call = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const response = await request(urlOf(path, call.query), {
      method,
      headers: {
        ...authorization,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
    if (!response.ok) throw await toApiError(response);
    return response;
  }

  return {
    authorization,
    fetch: options.fetch,
    urlOf,
    send,
    json: async <Answer>(method: string, path: string, call?: Call) => {
      const response = await send(method, path, call);
      return (await response.json()) as Answer;
    },
  };
}
