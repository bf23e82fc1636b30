import { resolve } from 'node:path';
import { parseStoreLocation, type StoreLocation } from '@boardwright/artifacts/store-location';
import { z } from 'zod';

const Env = z.object({
  BOARDWRIGHT_ROOT: z.string().default(() => resolve(process.cwd(), '../..')),
  BOARDWRIGHT_DATA_DIR: z.string().optional(),
  /** Where artifacts are kept: a directory, or s3://bucket/prefix. */
  BOARDWRIGHT_STORE: z.string().optional(),
  BOARDWRIGHT_S3_ENDPOINT: z.string().optional(),
  BOARDWRIGHT_S3_REGION: z.string().optional(),
  AWS_REGION: z.string().optional(),
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1),
  BOARDWRIGHT_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3300'),
  /** Signs session cookies. */
  BOARDWRIGHT_SECRET: z.string().min(32, 'It must have at least 32 characters.'),
  /** Bearer token of the person at the machine. Absent: there is no operator. */
  BOARDWRIGHT_OPERATOR_TOKEN: z.string().min(24, 'It must have at least 24 characters.').optional(),
  /** OpenID Connect, all three or none. */
  BOARDWRIGHT_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  BOARDWRIGHT_OIDC_CLIENT_ID: z.string().min(1).optional(),
  BOARDWRIGHT_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the button on the sign-in page says. */
  BOARDWRIGHT_OIDC_NAME: z.string().min(1).max(40).default('single sign-on'),
  /** `1`: webhooks may lead to plain http and to addresses that are not public. */
  BOARDWRIGHT_WEBHOOK_ALLOW_PRIVATE: z.enum(['0', '1']).default('0'),
  /** How many proxies before the web app are ours: whom they were asked by is believed. */
  BOARDWRIGHT_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Bearer token for /metrics. Absent: nobody reads them. */
  BOARDWRIGHT_METRICS_TOKEN: z.string().min(24, 'It must have at least 24 characters.').optional(),
  /** Dump of Debian's security tracker. */
  BOARDWRIGHT_CVE_DATA: z.string().optional(),
  /** As the workers have it: decides whether two Buildroot images are equal. */
  BOARDWRIGHT_BUILDROOT_FRAGMENTS: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

interface OidcEnv {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
}

/** @throws Error naming what is missing when only some of it is set */
function oidcOf(env: z.infer<typeof Env>): OidcEnv | undefined {
  const issuer = env.BOARDWRIGHT_OIDC_ISSUER;
  const clientId = env.BOARDWRIGHT_OIDC_CLIENT_ID;
  const clientSecret = env.BOARDWRIGHT_OIDC_CLIENT_SECRET;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new Error(
      'BOARDWRIGHT_OIDC_ISSUER, BOARDWRIGHT_OIDC_CLIENT_ID and BOARDWRIGHT_OIDC_CLIENT_SECRET go together: set all three or none.',
    );
  }
  return { issuer, clientId, clientSecret, name: env.BOARDWRIGHT_OIDC_NAME };
}

export interface WebEnv {
  readonly root: string;
  readonly store: StoreLocation;
  /** Absolute; for files on their way into a bucket. */
  readonly storeTemporary: string;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly operatorToken: string | undefined;
  readonly oidc: OidcEnv | undefined;
  readonly webhookAllowPrivate: boolean;
  readonly trustedProxies: number;
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
  /** Absolute path; undefined when there is none. */
  readonly cveData: string | undefined;
  /** Absolute path; undefined when there is none. */
  readonly buildrootFragments: string | undefined;
}

/** Settings of the web app. Read when the first request comes, since `next build` runs without them. */
export function readEnv(): WebEnv {
  // An empty variable means the same as an absent one
  const env = Env.parse(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')));
  const root = resolve(env.BOARDWRIGHT_ROOT);
  const dataDirectory = resolve(root, env.BOARDWRIGHT_DATA_DIR ?? '.boardwright');
  const within = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(root, path);
  return {
    root,
    store: parseStoreLocation({
      store: env.BOARDWRIGHT_STORE,
      endpoint: env.BOARDWRIGHT_S3_ENDPOINT,
      region: env.BOARDWRIGHT_S3_REGION ?? env.AWS_REGION,
      dataDirectory,
    }),
    storeTemporary: resolve(dataDirectory, 'store-spool'),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    publicUrl: env.BOARDWRIGHT_URL.replace(/\/+$/, ''),
    secret: env.BOARDWRIGHT_SECRET,
    operatorToken: env.BOARDWRIGHT_OPERATOR_TOKEN,
    oidc: oidcOf(env),
    trustedProxies: env.BOARDWRIGHT_TRUSTED_PROXIES,
    metricsToken: env.BOARDWRIGHT_METRICS_TOKEN,
    webhookAllowPrivate: env.BOARDWRIGHT_WEBHOOK_ALLOW_PRIVATE === '1',
    logLevel: env.LOG_LEVEL,
    cveData: within(env.BOARDWRIGHT_CVE_DATA),
    buildrootFragments: within(env.BOARDWRIGHT_BUILDROOT_FRAGMENTS),
  };
}

/** True under `next dev`. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development';
}

/** Whether people come over https. TLS ends at a proxy before us, so that a request does not tell. */
export function isReachedByHttps(): boolean {
  return /^https:/i.test(process.env.BOARDWRIGHT_URL ?? '');
}
