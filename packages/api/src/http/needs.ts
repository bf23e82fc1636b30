import { AppError } from '@boardwright/core/app-error';
import { type Permission, roleFor } from '@boardwright/core/team-role';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv, Principal } from '../deps.ts';

/** @throws AppError FORBIDDEN, naming the role that would do */
export function requirePermission(principal: Principal, permission: Permission): void {
  if (principal.permissions.has(permission)) return;
  throw new AppError('FORBIDDEN', `Needs the permission ${permission}`, {
    userMessage:
      principal.kind === 'token'
        ? `This token does not have the permission "${permission}".`
        : `Your role in this team does not allow this. It needs the role ${roleFor(permission)}.`,
    details: { needs: permission },
  });
}

/**
 * For a route definition: who may use it. Refused before the request is read, so the answer says nothing about what
 * exists.
 */
export function needs(permission: Permission): {
  readonly middleware: MiddlewareHandler<ApiEnv>;
  readonly 'x-needs': Permission;
} {
  return {
    'x-needs': permission,
    middleware: async (c, next) => {
      requirePermission(c.var.principal, permission);
      await next();
    },
  };
}

/** @throws AppError FORBIDDEN for an API token, whatever it may do otherwise */
export function requireNoToken(principal: Principal): void {
  if (principal.kind !== 'token') return;
  throw new AppError('FORBIDDEN', 'Not for API tokens', {
    userMessage:
      'An API token cannot do this: what it makes or takes away would last longer than the token. Sign in to do it.',
  });
}

interface PersonNeeds {
  readonly middleware: MiddlewareHandler<ApiEnv>;
  readonly 'x-needs': Permission;
  readonly security: Record<string, string[]>[];
}

/**
 * For a route that gives or takes people's access, makes what lets somebody in, or says where news of the team go: like
 * `needs`, but an API token does not do. What it made would outlive its scope, its end and its revocation.
 *
 * @param options.operator - false: documented as not for the operator either, which the handler decides
 */
export function needsPerson(
  permission: Permission,
  options: { readonly operator: boolean } = { operator: true },
): PersonNeeds {
  return {
    'x-needs': permission,
    security: [{ session: [] }, ...(options.operator ? [{ operatorToken: [] }] : [])],
    middleware: async (c, next) => {
      requirePermission(c.var.principal, permission);
      requireNoToken(c.var.principal);
      await next();
    },
  };
}
