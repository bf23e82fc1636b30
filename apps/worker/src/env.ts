import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { parseStoreLocation, type StoreLocation } from '@boardwright/artifacts/store-location';
import { AppError } from '@boardwright/core/app-error';
import { DAY_MS, MIB_BYTES } from '@boardwright/core/units';
import { z } from 'zod';
import type { BuildrootSite } from './build/buildroot-sources.ts';
import type { YoctoSite } from './build/yocto-sources.ts';

/** An unset variable and an empty one mean the same. */
const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().min(1).optional());
const whole = (fallback: number): z.ZodType<number> => z.coerce.number().int().min(0).default(fallback);

/** Containers have to reach it: a path of this machine would be none of theirs. */
const mirrorUrl = text.pipe(z.url({ protocol: /^(?:https?|git|ssh)$/ }).optional());

const Env = z.object({
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1),
  BOARDWRIGHT_ROOT: z.string().min(1).default(process.cwd()),
  BOARDWRIGHT_DATA_DIR: text,
  /** Where artifacts are kept: a directory, or s3://bucket/prefix. */
  BOARDWRIGHT_STORE: text,
  BOARDWRIGHT_S3_ENDPOINT: text,
  BOARDWRIGHT_S3_REGION: text,
  AWS_REGION: text,
  /** Of the store, read and compared every ten minutes; 0: never. */
  BOARDWRIGHT_SCRUB_MIB: whole(1024),
  /** A file that was good is left alone for so long. */
  BOARDWRIGHT_SCRUB_DAYS: whole(7),
  BOARDWRIGHT_APT_MIRROR: text,
  /** Git repository of Buildroot; unset: the upstream one. */
  BOARDWRIGHT_BUILDROOT_GIT: text,
  /** Site mirror of Buildroot's downloads (BR2_PRIMARY_SITE), asked before upstream sites. */
  BOARDWRIGHT_BUILDROOT_SITE: text,
  /** `1`: never ask anyone but the site mirror. */
  BOARDWRIGHT_BUILDROOT_SITE_ONLY: z.enum(['0', '1']).default('0'),
  /** Directory of fragments merged last: common.fragment, <architecture>.fragment, <board>.fragment; each may be missing. */
  BOARDWRIGHT_BUILDROOT_FRAGMENTS: text,
  /** Base URL of bare repositories, named as in kas.yml, in the place of the layers' own URLs. */
  BOARDWRIGHT_YOCTO_GIT_MIRROR: mirrorUrl,
  /** Sources of recipes, asked before upstream sites (SOURCE_MIRROR_URL). */
  BOARDWRIGHT_YOCTO_SOURCE_MIRROR: mirrorUrl,
  /** Results of builds elsewhere (SSTATE_MIRRORS). */
  BOARDWRIGHT_YOCTO_SSTATE_MIRROR: mirrorUrl,
  /** Hash equivalence server, `host:port` (BB_HASHSERVE_UPSTREAM). */
  BOARDWRIGHT_YOCTO_HASH_SERVER: text.pipe(
    z
      .string()
      .regex(/^(?:wss?:\/\/)?[A-Za-z0-9.-]+:\d{1,5}$/)
      .optional(),
  ),
  BOARDWRIGHT_URL: z.url().default('http://127.0.0.1:3300'),
  BOARDWRIGHT_INSTANCE: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,19}$/)
    .default('main'),
  /** Local socket of a container engine other than the usual one. */
  BOARDWRIGHT_DOCKER_SOCKET: text,
  /** Signing secrets of webhooks are derived from it; the same as the web app's. Unset: no webhook is sent. */
  BOARDWRIGHT_SECRET: text.pipe(z.string().min(32).optional()),
  /** `1`: webhooks may lead to plain http and to addresses that are not public. */
  BOARDWRIGHT_WEBHOOK_ALLOW_PRIVATE: text.pipe(z.enum(['0', '1']).default('0')),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
  /** Builds do not start with less free disk than this. */
  BOARDWRIGHT_MIN_FREE_MIB: whole(3072),
  /** Sealed stages are given up, least recently used first, beyond this. */
  BOARDWRIGHT_CACHE_MAX_MIB: whole(20_480),
  /** Size the download cache of the Buildroot engine is brought back to after a download; unset: the engine's own default. */
  BOARDWRIGHT_DOWNLOADS_MAX_MIB: z.coerce.number().int().min(0).optional(),
  /** Puts stage volumes on a tmpfs of this size; nothing is cached then. For trying out a full disk. */
  BOARDWRIGHT_SCRATCH_TMPFS_MIB: z.coerce.number().int().min(1).optional(),
  WORKER_HEARTBEAT_MS: whole(2000),
  WORKER_STALE_MS: whole(15_000),
  WORKER_RECONCILE_MS: whole(5000),
  WORKER_RETRY_BASE_MS: whole(5000),
});

export interface WorkerEnv {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly root: string;
  readonly store: StoreLocation;
  /** Absolute; for files on their way into a bucket. */
  readonly storeTemporary: string;
  /** Bytes of the store that are checked at a time; 0: none. */
  readonly scrubMaxBytes: number;
  readonly scrubEveryMs: number;
  /** Holds the key that signs provenance. */
  readonly secretsDirectory: string;
  readonly publicUrl: string;
  readonly serverSecret: string | undefined;
  readonly webhookAllowPrivate: boolean;
  readonly mirror: string | undefined;
  readonly buildrootSite: BuildrootSite;
  readonly yoctoSite: YoctoSite;
  readonly instance: string;
  readonly dockerSocket: string | undefined;
  readonly concurrency: number;
  readonly logLevel: string;
  readonly host: string;
  readonly minFreeBytes: number;
  readonly cacheMaxBytes: number;
  readonly scratchTmpfsMiB: number | undefined;
  readonly heartbeatMs: number;
  readonly staleMs: number;
  readonly reconcileMs: number;
  readonly retryBaseMs: number;
}

/** @throws AppError ENVIRONMENT_NOT_READY naming the variables that are missing or wrong */
export function readWorkerEnv(): WorkerEnv {
  const parsed = Env.safeParse(process.env);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].join(', ');
    throw new AppError('ENVIRONMENT_NOT_READY', `Missing or wrong environment variables: ${names}`);
  }
  const env = parsed.data;
  const dataDirectory = env.BOARDWRIGHT_DATA_DIR ?? join(env.BOARDWRIGHT_ROOT, '.boardwright');
  return {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    root: env.BOARDWRIGHT_ROOT,
    store: parseStoreLocation({
      store: env.BOARDWRIGHT_STORE,
      endpoint: env.BOARDWRIGHT_S3_ENDPOINT,
      region: env.BOARDWRIGHT_S3_REGION ?? env.AWS_REGION,
      dataDirectory,
    }),
    storeTemporary: resolve(dataDirectory, 'store-spool'),
    scrubMaxBytes: env.BOARDWRIGHT_SCRUB_MIB * MIB_BYTES,
    scrubEveryMs: env.BOARDWRIGHT_SCRUB_DAYS * DAY_MS,
    secretsDirectory: join(dataDirectory, 'secrets'),
    publicUrl: env.BOARDWRIGHT_URL,
    serverSecret: env.BOARDWRIGHT_SECRET,
    webhookAllowPrivate: env.BOARDWRIGHT_WEBHOOK_ALLOW_PRIVATE === '1',
    mirror: env.BOARDWRIGHT_APT_MIRROR,
    buildrootSite: {
      gitUrl: env.BOARDWRIGHT_BUILDROOT_GIT,
      primarySite: env.BOARDWRIGHT_BUILDROOT_SITE,
      primarySiteOnly: env.BOARDWRIGHT_BUILDROOT_SITE_ONLY === '1',
      // As the web app does, which is started in another directory.
      fragmentsDirectory:
        env.BOARDWRIGHT_BUILDROOT_FRAGMENTS === undefined
          ? undefined
          : resolve(env.BOARDWRIGHT_ROOT, env.BOARDWRIGHT_BUILDROOT_FRAGMENTS),
      downloadsMaxMiB: env.BOARDWRIGHT_DOWNLOADS_MAX_MIB,
    },
    yoctoSite: {
      gitMirror: env.BOARDWRIGHT_YOCTO_GIT_MIRROR,
      sourceMirror: env.BOARDWRIGHT_YOCTO_SOURCE_MIRROR,
      sstateMirror: env.BOARDWRIGHT_YOCTO_SSTATE_MIRROR,
      hashServer: env.BOARDWRIGHT_YOCTO_HASH_SERVER,
    },
    instance: env.BOARDWRIGHT_INSTANCE,
    dockerSocket: env.BOARDWRIGHT_DOCKER_SOCKET,
    concurrency: env.WORKER_CONCURRENCY,
    logLevel: env.LOG_LEVEL,
    host: hostname(),
    minFreeBytes: env.BOARDWRIGHT_MIN_FREE_MIB * MIB_BYTES,
    cacheMaxBytes: env.BOARDWRIGHT_CACHE_MAX_MIB * MIB_BYTES,
    scratchTmpfsMiB: env.BOARDWRIGHT_SCRATCH_TMPFS_MIB,
    heartbeatMs: env.WORKER_HEARTBEAT_MS,
    staleMs: env.WORKER_STALE_MS,
    reconcileMs: env.WORKER_RECONCILE_MS,
    retryBaseMs: env.WORKER_RETRY_BASE_MS,
  };
}
