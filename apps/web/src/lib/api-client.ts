import type { Issue } from '@boardwright/catalog/issue';

/** What the API answers when it can't do something: RFC 9457 problem details. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly issues: readonly Issue[];
}

/** A refused or failed request. `message` is a sentence fit for a person. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

export const API_BASE = '/api/v1';

function field(body: unknown, name: string): unknown {
  return body !== null && typeof body === 'object' ? (body as Record<string, unknown>)[name] : undefined;
}

/** Reads whatever a failed response holds into a Problem; a proxy's HTML page becomes a plain sentence. */
export async function toProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const text = (name: string): string => {
    const value = field(body, name);
    return typeof value === 'string' ? value : '';
  };
  const issues = field(body, 'issues');
  return {
    status: response.status,
    code: text('code'),
    title: text('title') || `The server answered ${response.status}.`,
    detail: text('detail'),
    issues: Array.isArray(issues) ? (issues as Issue[]) : [],
  };
}

async function request(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path.startsWith('/') ? path : `${API_BASE}/${path}`, {
      credentials: 'same-origin',
      ...init,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem({
      status: 0,
      code: 'UNREACHABLE',
      title: 'The server could not be reached.',
      detail: 'The server could not be reached. Check that `./boardwright up` is still running.',
      issues: [],
    });
  }
  if (!response.ok) throw new ApiProblem(await toProblem(response));
  return response;
}

/** GET below /api/v1 (or an absolute path of our own origin), answered as JSON. */
export async function apiGet<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await request(path, {
    headers: { accept: 'application/json' },
    ...(signal ? { signal } : {}),
  });
  return (await response.json()) as T;
}

/** GET answered as text: small artifacts shown in the page, such as a boot transcript. */
export async function apiGetText(path: string, signal?: AbortSignal): Promise<string> {
  const response = await request(path, signal ? { signal } : {});
  return response.text();
}

/** Sends a change. An answer without content, as to most deletions, is `undefined`. */
export async function apiSend<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await request(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export async function apiPost<T>(path: string, body: unknown = {}): Promise<T> {
  return apiSend('POST', path, body);
}

/** POST answered with a file the page then saves. */
export async function apiPostBlob(path: string, body: unknown): Promise<Blob> {
  const response = await request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.blob();
}
