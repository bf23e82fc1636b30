import { LogLine } from '@boardwright/core/log-line';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { z } from 'zod';
import { BuildView } from '../schemas/build.ts';
import { ApiError, toApiError } from './api-error.ts';

export type BuildEvent =
  | { readonly kind: 'lines'; readonly lines: readonly LogLine[] }
  | { readonly kind: 'build'; readonly build: BuildView }
  /** The connection broke and is being made again; nothing is lost. */
  | { readonly kind: 'reconnecting'; readonly attempt: number; readonly cause: unknown }
  | { readonly kind: 'connected' }
  /** The build is over and every line was given out. */
  | { readonly kind: 'end' };

export interface FollowOptions {
  /** URL of `/builds/<id>/events`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** First sequence number wanted; default 1. */
  readonly from?: number;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
}

const Lines = z.array(LogLine);
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 8000;
/** The server says something at least every 15 s; a connection silent for longer is dead. */
const SILENCE_MS = 45_000;

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done, { once: true });
  });
}

function toBuildEvent(message: EventSourceMessage): BuildEvent | undefined {
  if (message.event === 'lines') return { kind: 'lines', lines: Lines.parse(JSON.parse(message.data)) };
  if (message.event === 'build') return { kind: 'build', build: BuildView.parse(JSON.parse(message.data)) };
  return message.event === 'end' ? { kind: 'end' } : undefined;
}

/** Events of one connection. Ends with `end`, or throws when the connection breaks. */
async function* readOnce(
  options: FollowOptions,
  next: number,
  signal: AbortSignal,
  onAlive: () => void,
): AsyncGenerator<BuildEvent> {
  const request = options.fetch ?? fetch;
  const url = `${options.url}${options.url.includes('?') ? '&' : '?'}from=${next}`;
  const response = await request(url, {
    headers: { ...options.headers, accept: 'text/event-stream' },
    signal,
  });
  if (!response.ok) throw await toApiError(response);
  if (response.body === null) throw new Error('The server sent no stream');
  yield { kind: 'connected' };
  let messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Error('The connection ended early');
      onAlive();
      parser.feed(decoder.decode(value, { stream: true }));
      const ready = messages;
      messages = [];
      for (const message of ready) {
        const event = toBuildEvent(message);
        if (event !== undefined) yield event;
        if (event?.kind === 'end') return;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Ends a connection over which nothing at all came for too long. */
function watchSilence(): {
  readonly signal: AbortSignal;
  readonly onAlive: () => void;
  readonly stop: () => void;
} {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), SILENCE_MS);
  return {
    signal: abort.signal,
    onAlive: () => {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), SILENCE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

/** True for a refusal that asking again would not change. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status >= 400 && error.status < 500 && error.status !== 408 && error.status !== 429;
}

/**
 * Follows a build's log and row until it is over, over as many connections as it takes. Works in browsers and Node.js.
 *
 * @throws ApiError when the server refuses (not signed in, no such build); never for a broken connection
 * @invariant every line from `from` on exactly once, in order
 */
export async function* followBuild(options: FollowOptions): AsyncGenerator<BuildEvent, void> {
  const isStopped = (): boolean => options.signal?.aborted ?? false;
  let next = options.from ?? 1;
  let attempt = 0;
  while (!isStopped()) {
    const silence = watchSilence();
    const signal =
      options.signal === undefined ? silence.signal : AbortSignal.any([options.signal, silence.signal]);
    try {
      for await (const event of readOnce(options, next, signal, silence.onAlive)) {
        if (event.kind === 'lines') next = (event.lines.at(-1)?.n ?? next - 1) + 1;
        if (event.kind !== 'connected') attempt = 0;
        yield event;
        if (event.kind === 'end') return;
      }
    } catch (cause) {
      if (isStopped()) return;
      if (isRefusal(cause)) throw cause;
      attempt += 1;
      yield { kind: 'reconnecting', attempt, cause };
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), MAX_PAUSE_MS), options.signal);
    } finally {
      silence.stop();
    }
  }
}
