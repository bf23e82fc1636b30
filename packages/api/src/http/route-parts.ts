import type { z } from '@hono/zod-openapi';
import { Problem } from '../schemas/problem.ts';

/** The one way every route fails. */
export const PROBLEMS = {
  default: {
    description: 'Problem details (RFC 9457)',
    content: { 'application/problem+json': { schema: Problem } },
  },
} as const;

/** A JSON answer for a route definition. */
export function jsonAnswer<Schema extends z.ZodType>(
  description: string,
  schema: Schema,
): {
  readonly description: string;
  readonly content: { readonly 'application/json': { readonly schema: Schema } };
} {
  return { description, content: { 'application/json': { schema } } };
}

/** A required JSON body for a route definition. */
export function jsonBody<Schema extends z.ZodType>(
  schema: Schema,
): {
  readonly body: {
    readonly required: true;
    readonly content: { readonly 'application/json': { readonly schema: Schema } };
  };
} {
  return { body: { required: true, content: { 'application/json': { schema } } } };
}
