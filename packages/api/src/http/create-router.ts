import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApiEnv } from '../deps.ts';
import { badRequest } from './request-issues.ts';

export type ApiRouter = OpenAPIHono<ApiEnv>;

/** The part of a request that did not validate, as it came. */
async function inputOf(target: string, c: Context<ApiEnv>): Promise<unknown> {
  if (target === 'query') return c.req.query();
  if (target === 'param') return c.req.param();
  // Cached: the validator has read it already
  return target === 'json' ? c.req.json() : undefined;
}

/** A router whose validation errors become problem details that name the field, its value and what is allowed. */
export function createRouter(): ApiRouter {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: async (result, c) => {
      if (!result.success) throw badRequest(result.target, result.error, await inputOf(result.target, c));
    },
  });
}
