import { z } from '@hono/zod-openapi';
import { NextCursor } from './page.ts';

export const AuditEventView = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.object({
      kind: z.enum(['user', 'token', 'operator', 'system']),
      id: z.string().nullable(),
      /** As it was at the time. */
      name: z.string(),
    }),
    /** `<noun>.<verb>` */
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
    details: z.record(z.string(), z.unknown()),
  })
  .openapi('AuditEvent');
export type AuditEventView = z.infer<typeof AuditEventView>;

export const AuditList = z.object({ events: z.array(AuditEventView), next: NextCursor }).openapi('AuditList');
export type AuditList = z.infer<typeof AuditList>;

const moment = (description: string) =>
  z.iso
    .datetime({ offset: true, error: 'It must be a time such as 2026-11-28T00:00:00Z.' })
    .optional()
    .openapi({ description, example: '2026-11-28T00:00:00Z' });

export const AuditQuery = z.object({
  action: z
    .string()
    .regex(/^[a-z-]{1,30}(\.[a-z-]{1,30})?$/, 'It must be an action such as image.move, or its noun.')
    .optional()
    .openapi({ example: 'image' }),
  actor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'It must be the id of a person.')
    .optional(),
  subject: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'It must be an id.')
    .optional(),
  from: moment('Events of this moment and later.'),
  until: moment('Events before this moment.'),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
