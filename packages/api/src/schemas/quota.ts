import { z } from '@hono/zod-openapi';

/** Null everywhere: no limit. */
export const QuotaLimits = z
  .object({
    concurrentBuilds: z.number().int().min(1).max(1000).nullable().openapi({
      description: 'Builds that run at once; more of them wait',
      example: 2,
    }),
    buildsPerDay: z.number().int().min(0).max(100_000).nullable().openapi({
      description: 'Builds started in a day of UTC. Those a finished image answers do not count',
      example: 50,
    }),
    storageGiB: z.number().int().min(0).max(1_000_000).nullable().openapi({
      description: "What the files of the team's images take, a file that several have counted once",
      example: 100,
    }),
  })
  .strict()
  .openapi('QuotaLimits');
export type QuotaLimits = z.infer<typeof QuotaLimits>;

export const QuotaView = z
  .object({
    limits: QuotaLimits,
    use: z.object({
      running: z.number().int(),
      queued: z.number().int(),
      buildsToday: z.number().int(),
      storageBytes: z.number().int(),
    }),
    /** When `buildsToday` starts again at 0. */
    resetsAt: z.iso.datetime(),
  })
  .openapi('Quota');
export type QuotaView = z.infer<typeof QuotaView>;
