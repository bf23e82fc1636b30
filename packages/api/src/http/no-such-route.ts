import { AppError } from '@boardwright/core/app-error';
import type { Context, Hono } from 'hono';
import type { ApiEnv } from '../deps.ts';
import { shownPath } from './private-answer.ts';

/** `/images/:id` as a pattern. Not one of our paths has anything but whole segments as parameters. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.\\]/g, '\\$&').replace(/:[^/]+/g, '[^/]+')}$`);
}

/**
 * What to say to a request that no route took.
 *
 * @returns 405 with the methods the path has in `details.allow`, or 404 when it has none
 */
export function createNoSuchRoute(app: Hono<ApiEnv>): (c: Context<ApiEnv>) => AppError {
  const routes = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return ({ req }) => {
    const what = `${req.method} ${shownPath(req.path)}`;
    const methods = new Set(
      routes.filter(({ pattern }) => pattern.test(req.path)).map(({ method }) => method),
    );
    // Hono answers HEAD through GET
    if (methods.has('GET')) methods.add('HEAD');
    if (methods.size === 0) return new AppError('NOT_FOUND', `There is no ${what}.`);
    const allow = [...methods].sort().join(', ');
    return new AppError('METHOD_NOT_ALLOWED', `There is no ${what}; the methods of this path are ${allow}.`, {
      details: { allow },
    });
  };
}
