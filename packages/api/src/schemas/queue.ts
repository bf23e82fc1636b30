import { PERMISSIONS, TEAM_ROLES } from '@boardwright/core/team-role';
import { z } from '@hono/zod-openapi';

export const QueueView = z
  .object({
    waiting: z.number().int(),
    running: z.number().int(),
    workersAlive: z.number().int(),
    /** Builds all live workers together can run at once. */
    slots: z.number().int(),
    /** How long a build submitted now would wait, in ms; null when no worker is alive or nothing is known. */
    usuallyStartsInMs: z.number().int().nullable(),
  })
  .openapi('Queue');
export type QueueView = z.infer<typeof QueueView>;

export const MeView = z
  .object({
    kind: z.enum(['user', 'token', 'operator']),
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
    team: z.object({ id: z.string(), name: z.string() }),
    /** Null for a token and for the operator. */
    role: z.enum(TEAM_ROLES).nullable(),
    permissions: z.array(z.enum(PERMISSIONS)),
  })
  .openapi('Me');
export type MeView = z.infer<typeof MeView>;

export const SetupLink = z
  .object({
    /** Opens a session for the first person, once. */
    url: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .openapi('SetupLink');
export type SetupLink = z.infer<typeof SetupLink>;

export const SignInOptions = z
  .object({
    /** Name of the site's OpenID Connect provider, or null. */
    oidc: z.string().nullable(),
  })
  .openapi('SignInOptions');
export type SignInOptions = z.infer<typeof SignInOptions>;
