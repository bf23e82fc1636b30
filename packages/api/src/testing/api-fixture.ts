import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import { createLocalStore } from '@boardwright/artifacts/local-store';
import type { LogLine } from '@boardwright/core/log-line';
import { createLogger, type Logger } from '@boardwright/core/logger';
import { PERMISSIONS, permissionsOf, TEAM_ROLES, type TeamRole } from '@boardwright/core/team-role';
import { insertBuild } from '@boardwright/db/build-repository';
import { createDb, type Db } from '@boardwright/db/client';
import { newId } from '@boardwright/db/new-id';
import { ensureDefaultTeam, ensureOwner } from '@boardwright/db/team-repository';
import type { Evidence } from '@boardwright/evidence/boot-report';
import { startServices, type TestServices } from '../../../../tests/services/start-services.ts';
import { type Api, createApi } from '../app.ts';
import type { ApiDeps, Principal } from '../deps.ts';
import { createRedisLiveNews } from '../live/redis-live-news.ts';
import { createPlanHasher } from '../plan-hasher.ts';
import { createRedisLimiters } from '../redis-limiters.ts';
import { createRedisProducer } from '../redis-producer.ts';
import { createLinkSigner } from '../share-links/link-signer.ts';

export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
/** Header that says who asks. */
export const AS = 'x-test-as';
/** Webhooks' secrets are derived from it. */
export const WEBHOOK_SERVER_SECRET = 'a secret of the tests, 32 or more';

export interface ApiFixture {
  readonly services: TestServices;
  readonly db: Db;
  readonly store: ArtifactStore;
  readonly api: Api;
  readonly us: Principal;
  readonly others: Principal;
  /** Sends a request; `as` null means nobody, a role our own person in that role. */
  readonly send: (
    method: string,
    path: string,
    options?: {
      as?: 'us' | 'others' | 'operator' | 'releaseToken' | 'manageToken' | TeamRole | null;
      body?: unknown;
      rawBody?: string;
      headers?: Record<string, string>;
      /** Address of the client. */
      from?: string;
    },
  ) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

interface ApiOptions {
  /** Instead of a directory. */
  readonly store?: ArtifactStore;
  readonly webhookAllowPrivate?: boolean;
  /** Decides requests that come `as: null`; without it they are nobody's. */
  readonly authenticate?: (db: Db) => ApiDeps['authenticate'];
  /** Silent when not given. */
  readonly logger?: Logger;
}

/** The real API over real PostgreSQL and Redis; only who asks is told by a header. */
export async function startApi(options: ApiOptions = {}): Promise<ApiFixture> {
  const services = await startServices();
  const logger = options.logger ?? createLogger('api-test', 'silent');
  const db = createDb(services.databaseUrl);
  const store = options.store ?? createLocalStore(join(services.directory, 'store'));
  const { producer, close } = createRedisProducer(services.redisUrl, logger);
  const live = createRedisLiveNews(services.redisUrl, logger);
  const limiters = createRedisLimiters(services.redisUrl, logger);
  const team = await ensureDefaultTeam(db);
  const userId = await ensureOwner(db, team.id, new Date());
  const otherTeamId = newId('t');
  await db.organization.create({ data: { id: otherTeamId, name: 'Others', slug: 'others' } });
  const everything = new Set(PERMISSIONS);
  const us: Principal = { kind: 'user', userId, teamId: team.id, role: 'owner', permissions: everything };
  const others: Principal = { kind: 'operator', teamId: otherTeamId, permissions: everything };
  const inRole = (role: TeamRole): Principal => ({ ...us, role, permissions: new Set(permissionsOf(role)) });
  const principals: Readonly<Record<string, Principal>> = {
    us,
    others,
    operator: { kind: 'operator', teamId: team.id, permissions: everything },
    releaseToken: {
      kind: 'token',
      userId,
      teamId: team.id,
      tokenId: 'k1',
      tokenName: 'release',
      permissions: new Set(['read', 'release']),
    },
    manageToken: {
      kind: 'token',
      userId,
      teamId: team.id,
      tokenId: 'k2',
      tokenName: 'manage',
      permissions: everything,
    },
    ...Object.fromEntries(TEAM_ROLES.map((role) => [role, inRole(role)])),
  };
  const authenticate = options.authenticate?.(db);
  const api = createApi({
    db,
    store,
    producer,
    live,
    authenticate: async (request) => {
      const as = request.headers.get(AS);
      return as === null ? ((await authenticate?.(request)) ?? null) : (principals[as] ?? null);
    },
    createSetupLink: async () => ({ url: 'http://boardwright.test/once', expiresAt: new Date(0) }),
    createSignInLink: async (email) => ({
      url: `http://boardwright.test/once?for=${email}`,
      expiresAt: new Date(0),
    }),
    signedInUser: async (request) => {
      const principal = principals[request.headers.get(AS) ?? ''];
      return principal?.kind === 'user' ? { id: principal.userId, name: 'Owner' } : null;
    },
    forgetSessions: () => undefined,
    createLimiter: limiters.createLimiter,
    signInWith: null,
    webhooks: { serverSecret: WEBHOOK_SERVER_SECRET, allowPrivate: options.webhookAllowPrivate ?? true },
    shareLinks: createLinkSigner('a secret for tests of thirty-two characters'),
    planHash: createPlanHasher(ROOT),
    root: ROOT,
    publicUrl: 'http://boardwright.test',
    logger,
  });
  return {
    services,
    db,
    store,
    api,
    us,
    others,
    send: async (method, path, options = {}) => {
      const as = options.as === undefined ? 'us' : options.as;
      const body = options.rawBody ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
      return api.fetch(
        new Request(`http://boardwright.test/api/v1${path}`, {
          method,
          headers: {
            ...(as === null ? {} : { [AS]: as }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...options.headers,
          },
          ...(body === undefined ? {} : { body }),
        }),
        { clientAddress: options.from },
      );
    },
    stop: async () => {
      limiters.close();
      await live.close();
      await close();
      await db.$disconnect();
      await services.stop();
    },
  };
}

/** A spec that the catalog resolves. */
export function sampleSpec(name = 'sample'): Record<string, unknown> {
  return { apiVersion: 'boardwright/v1', name, board: 'qemu-x86_64', engine: { kind: 'debian' } };
}

/** A build row as the API itself makes them. @returns its id */
export async function addBuild(db: Db, teamId: string, planHash = newId('b')): Promise<string> {
  const id = newId('b');
  await insertBuild(db, {
    id,
    teamId,
    createdById: null,
    name: 'sample',
    board: 'qemu-x86_64',
    engine: 'debian',
    release: 'trixie',
    spec: sampleSpec(),
    specHash: 'a'.repeat(64),
    resolved: {},
    planHash,
    fresh: false,
    retryOfId: null,
    estimatedMs: null,
    finished: null,
    createdAt: new Date(),
  });
  return id;
}

/** Consecutive log lines `first` to `last`. */
export function logLines(first: number, last: number): LogLine[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    n: first + index,
    t: 1_790_000_000_000 + index,
    s: 'packages',
    c: 'out',
    m: `Setting up library-${first + index} (1.2.3-4) ...`,
  }));
}

export const SAMPLE_PACKAGES: Evidence['packages'] = [
  {
    name: 'busybox',
    version: '1.37',
    arch: 'amd64',
    source: 'busybox',
    installedSizeKiB: 900,
    license: 'GPL-2.0-only',
    suite: 'trixie',
    section: 'utils',
  },
  {
    name: 'libc6',
    version: '2.41',
    arch: 'amd64',
    source: 'glibc',
    installedSizeKiB: 13_000,
    license: null,
    suite: 'trixie',
    section: 'libs',
  },
];

/** A published image with one artifact of the given content. @returns its id */
export async function addImage(
  fixture: ApiFixture,
  teamId: string,
  options: {
    readonly planHash?: string;
    readonly content?: string | Buffer;
    readonly fileName?: string;
    /** Laid over the evidence. */
    readonly evidence?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<string> {
  const blob = await fixture.store.put(Readable.from([Buffer.from(options.content ?? '0123456789')]));
  const id = newId('i');
  const evidence = {
    preemption: 'rt',
    bootSeconds: 8.5,
    selftest: [{ ok: true }, { ok: false }],
    packages: SAMPLE_PACKAGES,
    sizes: { name: '/', bytes: 3, children: [{ name: 'usr', bytes: 3 }] },
    gate: [],
    ...options.evidence,
  };
  await fixture.db.image.create({
    data: {
      id,
      teamId,
      name: 'sample',
      board: 'qemu-x86_64',
      engine: 'debian',
      release: 'trixie',
      specHash: 'a'.repeat(64),
      planHash: options.planHash ?? 'b'.repeat(64),
      spec: sampleSpec() as object,
      resolved: {},
      evidence: evidence as object,
      sizeBytes: 5_000_000_000n,
      sha256: 'c'.repeat(64),
      buildMs: 1000,
      artifacts: {
        create: {
          id: newId('a'),
          kind: 'img.zst',
          fileName: options.fileName ?? 'sample.img.zst',
          title: 'Image',
          mediaType: 'application/zstd',
          sha256: blob.sha256,
          sizeBytes: BigInt(blob.sizeBytes),
        },
      },
    },
  });
  return id;
}
