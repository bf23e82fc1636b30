import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import type { Logger } from '@boardwright/core/logger';
import type { Db } from '@boardwright/db/client';
import type { LiveNews } from './live/live-news.ts';
import type { PlanHasher } from './plan-hasher.ts';

/** Who asks. Every row is read and written through `teamId`. */
export type Principal =
  | { readonly kind: 'user'; readonly userId: string; readonly teamId: string }
  /** The person at the machine, who has its operator token. */
  | { readonly kind: 'operator'; readonly teamId: string };

/** What the API needs of the queue. No method waits long for Redis, since PostgreSQL holds the truth. */
export interface BuildProducer {
  /** @throws AppError QUEUE_UNAVAILABLE; the build is not lost, a worker's reconciler adds every queued row */
  readonly enqueue: (buildId: string) => Promise<void>;
  /** Not waited for: a Redis that hangs must not hold a request up. */
  readonly announceCancel: (buildId: string) => void;
  readonly announceChanged: (buildId: string) => void;
  /** Resolves when Redis answers. */
  readonly ping: () => Promise<void>;
}

export interface ApiDeps {
  readonly db: Db;
  readonly store: ArtifactStore;
  readonly producer: BuildProducer;
  readonly live: LiveNews;
  /** Null: not signed in. */
  readonly authenticate: (request: Request) => Promise<Principal | null>;
  /** Makes the one-time link that signs the first person in; absolute URL. */
  readonly createSetupLink: () => Promise<{ readonly url: string; readonly expiresAt: Date }>;
  readonly planHash: PlanHasher;
  /** Repository root, where an engine's static files are. */
  readonly root: string;
  /** Public base URL without a trailing slash. */
  readonly publicUrl: string;
  readonly logger: Logger;
  readonly now?: () => Date;
}

/** What handlers find in Hono's context. */
export interface ApiEnv {
  readonly Variables: { readonly principal: Principal; readonly requestId: string };
}

/** The time, replaceable in tests. */
export function timeOf(deps: Pick<ApiDeps, 'now'>): Date {
  return deps.now?.() ?? new Date();
}
