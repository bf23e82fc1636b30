import type { BuildDetail, BuildView } from '../schemas/build.ts';
import type { BuildList, LogPage, SubmitResult } from '../schemas/lists.ts';
import type { QueueView } from '../schemas/queue.ts';
import type { RecipeRef } from '../schemas/recipe.ts';
import type { SpecInput } from '../schemas/resolve.ts';
import { type BuildEvent, followBuild } from './follow-build.ts';
import type { Transport } from './transport.ts';

/** Filters of the builds list. */
export interface BuildsQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  /** Comma-separated. */
  readonly status?: string | undefined;
  readonly board?: string | undefined;
  readonly q?: string | undefined;
}

/** Builds, their logs and the queue. */
export interface BuildsClient {
  readonly submitBuild: (
    input: (SpecInput | { readonly recipe: RecipeRef }) & { readonly fresh?: boolean },
    signal?: AbortSignal,
  ) => Promise<SubmitResult>;
  readonly listBuilds: (query?: BuildsQuery, signal?: AbortSignal) => Promise<BuildList>;
  readonly getBuild: (id: string, signal?: AbortSignal) => Promise<BuildDetail>;
  readonly cancelBuild: (id: string) => Promise<BuildView>;
  readonly retryBuild: (id: string) => Promise<SubmitResult>;
  readonly readLog: (id: string, from: number, limit: number, signal?: AbortSignal) => Promise<LogPage>;
  readonly readRawLog: (id: string, signal?: AbortSignal) => Promise<Response>;
  /** Log and row as they happen, resumed by itself. See follow-build.ts. */
  readonly followBuild: (
    id: string,
    options?: { from?: number; signal?: AbortSignal },
  ) => AsyncGenerator<BuildEvent, void>;
  readonly getQueue: (signal?: AbortSignal) => Promise<QueueView>;
}

const id = encodeURIComponent;

/** @returns the operations of builds over HTTP */
export function createBuildsClient(transport: Transport): BuildsClient {
  const { json, send } = transport;
  return {
    submitBuild: (body, signal) => json('POST', '/builds', { body, signal }),
    listBuilds: (query = {}, signal) => json('GET', '/builds', { query: { ...query }, signal }),
    getBuild: (build, signal) => json('GET', `/builds/${id(build)}`, { signal }),
    cancelBuild: (build) => json('POST', `/builds/${id(build)}/cancel`),
    retryBuild: (build) => json('POST', `/builds/${id(build)}/retry`),
    readLog: (build, from, limit, signal) =>
      json('GET', `/builds/${id(build)}/log`, { query: { from, limit }, signal }),
    readRawLog: (build, signal) => send('GET', `/builds/${id(build)}/log/raw`, { signal }),
    followBuild: (build, follow = {}) =>
      followBuild({
        url: transport.urlOf(`/builds/${id(build)}/events`),
        headers: transport.authorization,
        ...(transport.fetch === undefined ? {} : { fetch: transport.fetch }),
        ...follow,
      }),
    getQueue: (signal) => json('GET', '/queue', { signal }),
  };
}
