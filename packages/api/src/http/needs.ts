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
