import { z } from '@hono/zod-openapi';
import { OfRecipe } from './recipe.ts';
import { StageFacts } from './stage-facts.ts';

export const StageView = z
  .object({
    id: z.string(),
    title: z.string(),
    status: z.enum(['pending', 'running', 'cached', 'done', 'failed', 'cancelled']),
    key: z.string().nullable(),
    cacheNote: z.string().nullable(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    progress: z.object({ done: z.number().int(), total: z.number().int(), label: z.string() }),
    workMs: z.number().int().nullable(),
    firstLine: z.number().int().nullable(),
    lastLine: z.number().int().nullable(),
    facts: StageFacts,
  })
  .openapi('Stage');
export type StageView = z.infer<typeof StageView>;

export const FailureView = z
  .object({
    code: z.string(),
    stage: z.string(),
    component: z.string().optional(),
    message: z.string(),
    advice: z.string(),
    errorLine: z.string().optional(),
    lineNumber: z.number().int().optional(),
  })
  .openapi('BuildFailure');

export const BuildView = z
  .object({
    id: z.string(),
    name: z.string(),
    board: z.string(),
    engine: z.string(),
    release: z.string(),
    status: z.enum(['queued', 'running', 'ready', 'failed', 'cancelled']),
    cached: z.boolean(),
    attempt: z.number().int(),
    specHash: z.string(),
    planHash: z.string(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    createdBy: z.string().nullable(),
    failure: FailureView.nullable(),
    logLines: z.number().int(),
    imageId: z.string().nullable(),
    stages: z.array(StageView),
    /** 1-based place among waiting builds; null when not waiting. */
    queuePosition: z.number().int().nullable(),
    /** Remaining time in ms as a range (median to 90th percentile of what such stages took); null when unknown. */
    eta: z.object({ p50Ms: z.number().int(), p90Ms: z.number().int() }).nullable(),
    /** Set while it waits for a place among the builds its team may run at once; a worker may be free. */
    heldBack: z.object({ running: z.number().int(), limit: z.number().int() }).nullable(),
    cancelRequested: z.boolean(),
  })
  .openapi('Build');
export type BuildView = z.infer<typeof BuildView>;

export const BuildDetail = BuildView.extend({
  spec: z.unknown(),
  resolved: z.unknown(),
  /** Null when it was not submitted as one. */
  recipe: OfRecipe.nullable(),
}).openapi('BuildDetail');
export type BuildDetail = z.infer<typeof BuildDetail>;
