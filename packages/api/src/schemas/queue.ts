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
    kind: z.enum(['user', 'operator']),
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
    team: z.object({ id: z.string(), name: z.string() }),
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
