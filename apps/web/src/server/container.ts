import { type Api, createApi } from '@boardwright/api/app';
import { checkReadiness, type Readiness } from '@boardwright/api/health';
import { createRedisLiveNews } from '@boardwright/api/live/redis-live-news';
import { createPlanHasher } from '@boardwright/api/plan-hasher';
import { createRedisLimiters } from '@boardwright/api/redis-limiters';
import { createRedisProducer } from '@boardwright/api/redis-producer';
import { rememberReadiness } from '@boardwright/api/remember-readiness';
import { createLinkSigner } from '@boardwright/api/share-links/link-signer';
import { createCveData } from '@boardwright/api/vulnerabilities/cve-data';
import { openStore } from '@boardwright/artifacts/open-store';
import { createLogger, type Logger } from '@boardwright/core/logger';
import { createDb } from '@boardwright/db/client';
import { ensureDefaultTeam } from '@boardwright/db/team-repository';
import { readEnv } from '../env.ts';
import { answerMetrics } from './answer-metrics.ts';
import { createAuth } from './auth.ts';
import { createAuthenticate } from './authenticate.ts';

/** Everything the web app's handlers use, made once per process. */
export interface Container {
  readonly api: Api;
  readonly logger: Logger;
  /** Answers everything below /api/auth. */
  readonly handleAuth: (request: Request, clientAddress: string | undefined) => Promise<Response>;
  readonly trustedProxies: number;
  readonly checkReadiness: () => Promise<Readiness>;
  readonly answerMetrics: (request: Request) => Promise<Response>;
}

function wire(): Container {
  const env = readEnv();
  const logger = createLogger('web', env.logLevel);
  const db = createDb(env.databaseUrl);
  const store = openStore(env.store, env.storeTemporary);
  const { producer } = createRedisProducer(env.redisUrl, logger);
  const { createLimiter } = createRedisLimiters(env.redisUrl, logger);
  const { publicUrl, secret, oidc } = env;
  const auth = createAuth({ db, publicUrl, secret, oidc, logger, createLimiter });
  const { authenticate, forgetSessions } = createAuthenticate({
    db,
    auth,
    operatorToken: env.operatorToken,
  });
  // Not awaited: a database that is still starting must not keep /readyz from saying so.
  ensureDefaultTeam(db).catch((err: unknown) =>
    logger.warn({ err }, 'The default team could not be made yet'),
  );
  const api = createApi({
    db,
    store,
    producer,
    live: createRedisLiveNews(env.redisUrl, logger),
    authenticate,
    createSetupLink: auth.createSetupLink,
    createSignInLink: auth.createSignInLink,
    signedInUser: async ({ headers }) => {
      const session = await auth.readSession(headers);
      return session === null ? null : { id: session.userId, name: session.name };
    },
    forgetSessions,
    createLimiter,
    signInWith: env.oidc?.name ?? null,
    webhooks: { serverSecret: env.secret, allowPrivate: env.webhookAllowPrivate },
    shareLinks: createLinkSigner(env.secret),
    planHash: createPlanHasher(env.root, env.buildrootFragments),
    root: env.root,
    publicUrl,
    logger,
    cveData: env.cveData === undefined ? undefined : createCveData(env.cveData),
  });
  return {
    api,
    logger,
    trustedProxies: env.trustedProxies,
    handleAuth: async (request, clientAddress) => {
      try {
        return await auth.handler(request, clientAddress);
      } finally {
        forgetSessions();
      }
    },
    checkReadiness: rememberReadiness(() => checkReadiness({ db, producer, store })),
    answerMetrics: (request) => answerMetrics(request, api.metrics, env.metricsToken),
  };
}

const holder = globalThis as { boardwrightContainer?: Container };

/** The container of this process. Kept on globalThis because development reloads modules, not connections. */
export function getContainer(): Container {
  holder.boardwrightContainer ??= wire();
  return holder.boardwrightContainer;
}
