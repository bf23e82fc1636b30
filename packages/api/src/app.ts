import { randomUUID } from 'node:crypto';
import { AppError, toAppError } from '@boardwright/core/app-error';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { ApiDeps, ApiEnv, Platform } from './deps.ts';
import { createRouter } from './http/create-router.ts';
import { createNoSuchRoute } from './http/no-such-route.ts';
import { shownPath } from './http/private-answer.ts';
import { requirePrincipal } from './http/require-principal.ts';
import { requireSameOrigin } from './http/same-origin.ts';
import { problemResponse } from './http/to-problem.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { addAccountRoutes } from './routes/account-routes.ts';
import { addAuditRoutes } from './routes/audit-routes.ts';
import { addBadgeRoutes } from './routes/badge-routes.ts';
import { addBuildLogRoutes } from './routes/build-log-routes.ts';
import { addBuildRoutes } from './routes/build-routes.ts';
import { addCatalogRoutes } from './routes/catalog-routes.ts';
import { addChannelRoutes } from './routes/channel-routes.ts';
import { addCompareRoutes } from './routes/compare-routes.ts';
import { addImageRoutes } from './routes/image-routes.ts';
import { addImagerRoutes } from './routes/imager-routes.ts';
import { addJoinRoutes } from './routes/join-routes.ts';
import { addPackageRoutes } from './routes/package-routes.ts';
import { addPersonaliseRoutes } from './routes/personalise-routes.ts';
import { addPinRoutes } from './routes/pin-routes.ts';
import { addQuotaRoutes } from './routes/quota-routes.ts';
import { addRecipeRoutes } from './routes/recipe-routes.ts';
import { addRecipeVersionRoutes } from './routes/recipe-version-routes.ts';
import { addReferenceRoutes } from './routes/reference-routes.ts';
import { addRetentionRoutes } from './routes/retention-routes.ts';
import { addShareLinkRoutes } from './routes/share-link-routes.ts';
import { addSpecRoutes } from './routes/spec-routes.ts';
import { addTeamRoutes } from './routes/team-routes.ts';
import { addTokenRoutes } from './routes/token-routes.ts';
import { addViewRoutes } from './routes/view-routes.ts';
import { addWebhookDeliveryRoutes } from './routes/webhook-delivery-routes.ts';
import { addWebhookRoutes } from './routes/webhook-routes.ts';

export const API_BASE = '/api/v1';
const MAX_BODY_BYTES = 1024 * 1024;
/**
 * Documentation; the way in, since whoever joins has an invitation's secret instead of a session; and what a share
 * link's address opens.
 */
const PUBLIC =
  /^\/api\/v1\/(openapi\.json|spec-schema\.json|join(\/look)?|sign-in-options|reference|(imager|badge|imager-icons)\/.+)$/;

function fromHono(error: unknown): AppError {
  if (!(error instanceof HTTPException)) return toAppError(error);
  if (error.status === 413) return new AppError('PAYLOAD_TOO_LARGE', 'The body is larger than 1 MiB.');
  return new AppError('BAD_REQUEST', error.message || 'The request could not be read.');
}

export interface Api {
  readonly fetch: (request: Request, platform?: Platform) => Response | Promise<Response>;
  readonly metrics: Metrics;
}

/**
 * The public API, all below /api/v1: a function from Request to Response, mounted by the web app and called directly
 * by tests.
 *
 * @invariant every route but documentation, the way in and share links needs a principal, decided before routing; every error is a problem
 *   details answer
 */
export function createApi(deps: ApiDeps): Api {
  const metrics = createMetrics(deps.db, deps.logger);
  const router = createRouter();
  router.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: `${deps.publicUrl.startsWith('https:') ? '__Secure-' : ''}better-auth.session_token`,
  });
  router.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API token of a person, with the permissions it was made with',
  });
  router.openAPIRegistry.registerComponent('securitySchemes', 'operatorToken', {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of the person at the machine',
  });
  addCatalogRoutes(router);
  addPackageRoutes(router, deps);
  addSpecRoutes(router, deps);
  addBuildRoutes(router, deps);
  addBuildLogRoutes(router, deps);
  addImageRoutes(router, deps);
  addPersonaliseRoutes(router, deps);
  addChannelRoutes(router, deps);
  addPinRoutes(router, deps);
  addRetentionRoutes(router, deps);
  addViewRoutes(router, deps);
  addRecipeRoutes(router, deps);
  addRecipeVersionRoutes(router, deps);
  addShareLinkRoutes(router, deps);
  addImagerRoutes(router, deps);
  addBadgeRoutes(router, deps);
  addCompareRoutes(router, deps);
  addAccountRoutes(router, deps);
  addTeamRoutes(router, deps);
  addTokenRoutes(router, deps);
  addAuditRoutes(router, deps);
  addQuotaRoutes(router, deps);
  addWebhookRoutes(router, deps);
  addWebhookDeliveryRoutes(router, deps);
  addJoinRoutes(router, deps);
  addReferenceRoutes(router, deps);

  const app = new Hono<ApiEnv>();
  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    await next();
    c.res.headers.set('x-request-id', c.var.requestId);
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
    c.res.headers.set('x-content-type-options', 'nosniff');
  });
  app.use(metrics.middleware);
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => Promise.reject(new HTTPException(413)) }));
  app.use(requireSameOrigin(deps.publicUrl));
  const authenticated = requirePrincipal(deps);
  app.use(async (c, next) => (PUBLIC.test(c.req.path) ? next() : authenticated(c, next)));
  app.route(API_BASE, router);
  const noSuchRoute = createNoSuchRoute(app);
  app.notFound((c) => problemResponse(noSuchRoute(c), `urn:uuid:${c.var.requestId}`));
  app.onError((thrown, c) => {
    const error = fromHono(thrown);
    const instance = `urn:uuid:${c.var.requestId}`;
    if (error.httpStatus >= 500) {
      deps.logger.error(
        { err: thrown, instance, method: c.req.method, path: shownPath(c.req.path) },
        'API request failed',
      );
    }
    return problemResponse(error, instance);
  });
  return { fetch: (request, platform = {}) => app.fetch(request, platform), metrics };
}
