import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import type { Logger } from '@boardwright/core/logger';
import type { Permission, TeamRole } from '@boardwright/core/team-role';
import type { Db } from '@boardwright/db/client';
import type { CreateLimiter } from './http/create-limiter.ts';
import type { LiveNews } from './live/live-news.ts';
import type { PlanHasher } from './plan-hasher.ts';
import type { LinkSigner } from './share-links/link-signer.ts';
import type { CveData } from './vulnerabilities/cve-data.ts';

interface OfTeam {
  readonly teamId: string;
  /** What this caller may do in the team. */
  readonly permissions: ReadonlySet<Permission>;
}

/** Who asks. Every row is read and written through `teamId`. */
export type Principal = OfTeam &
  (
    | { readonly kind: 'user'; readonly userId: string; readonly role: TeamRole }
    /** A script with an API token; `userId` made it. */
    | {
        readonly kind: 'token';
        readonly userId: string;
        readonly tokenId: string;
        readonly tokenName: string;
      }
    /** The person at the machine, who has its operator token and may do everything. */
    | { readonly kind: 'operator' }
  );

/** What the API needs of the queue. No method waits long for Redis, since PostgreSQL holds the truth. */
export interface BuildProducer {
  /** @throws AppError QUEUE_UNAVAILABLE; the build is not lost, a worker's reconciler adds every queued row */
  readonly enqueue: (buildId: string) => Promise<void>;
  /** Not waited for: a Redis that hangs must not hold a request up. */
  readonly announceCancel: (buildId: string) => void;
  readonly announceChanged: (build: { readonly id: string; readonly teamId: string }) => void;
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
  /** Makes a link that signs the owner of an address in, once, within 24 hours; absolute URL. */
  readonly createSignInLink: (email: string) => Promise<{ readonly url: string; readonly expiresAt: Date }>;
  /** Who is signed in, also without a team; null: nobody. */
  readonly signedInUser: (request: Request) => Promise<{ readonly id: string; readonly name: string } | null>;
  /** To be called when roles or memberships changed, so that it shows at once. */
  readonly forgetSessions: () => void;
  /** Name of the OpenID Connect provider people may sign in with; null: none. */
  readonly signInWith: string | null;
  readonly webhooks: {
    /** Signing secrets are derived from it. */
    readonly serverSecret: string;
    /** Plain http and addresses that are not public are allowed. */
    readonly allowPrivate: boolean;
  };
  /** Counts tries of strangers. Absent: each process counts for itself. */
  readonly createLimiter?: CreateLimiter;
  /** Signs the addresses that open images without a sign-in. */
  readonly shareLinks: LinkSigner;
  readonly planHash: PlanHasher;
  /** Repository root, where an engine's static files are. */
  readonly root: string;
  /** Public base URL without a trailing slash. */
  readonly publicUrl: string;
  readonly logger: Logger;
  /** Absent: the operator configured none. */
  readonly cveData?: CveData | undefined;
  readonly now?: () => Date;
}

/** Sends header fields behind the body; to be called before the body ends. */
export type AddTrailers = (fields: Readonly<Record<string, string>>) => void;

/** What the server under the API can do beside Request and Response. */
export interface Platform {
  readonly addTrailers?: AddTrailers;
  /** Whom tries are counted for; see client-address.ts. */
  readonly clientAddress?: string | undefined;
}

/** What handlers find in Hono's context. */
export interface ApiEnv {
  readonly Bindings: Platform;
  readonly Variables: { readonly principal: Principal; readonly requestId: string };
}

/** The time, replaceable in tests. */
export function timeOf(deps: Pick<ApiDeps, 'now'>): Date {
  return deps.now?.() ?? new Date();
}
