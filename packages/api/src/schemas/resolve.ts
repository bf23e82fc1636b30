import { z } from '@hono/zod-openapi';
import { ProblemIssue } from './problem.ts';
import { RecipeRef } from './recipe.ts';

/** A spec as JSON, or as YAML or JSON text; exactly one of the two. */
const specMembers = {
  spec: z.unknown().optional().openapi({ description: 'ImageSpec (see /api/v1/spec-schema.json)' }),
  text: z.string().max(1_000_000).optional().openapi({
    description: 'The same as YAML or JSON text',
    example: 'apiVersion: boardwright/v1\nname: gw\n',
  }),
};
const oneOfTwo = {
  message: 'Give either `spec` (an object) or `text` (YAML or JSON), not both.',
};

export const SpecInput = z
  .strictObject(specMembers)
  .refine((body) => (body.spec === undefined) !== (body.text === undefined), oneOfTwo)
  .openapi('SpecInput');
export type SpecInput = z.infer<typeof SpecInput>;

export const SubmitBuildInput = z
  .strictObject({
    ...specMembers,
    recipe: RecipeRef.optional().openapi({
      description: 'Instead of a spec: a version of a recipe. The build and its image remember it.',
    }),
    fresh: z.boolean().default(false).openapi({ description: 'Build although a finished image exists' }),
  })
  .refine(
    ({ spec, text, recipe }) => [spec, text, recipe].filter((source) => source !== undefined).length === 1,
    { message: 'Give exactly one of `spec` (an object), `text` (YAML or JSON) and `recipe`.' },
  )
  .openapi('SubmitBuildInput');

export const ResolveResult = z
  .object({
    /** ResolvedImage (packages/catalog/src/resolved-image.ts), or null when an issue is an error. */
    resolved: z.unknown(),
    issues: z.array(ProblemIssue),
    /** Sizes, memory and time (packages/catalog/src/estimate.ts), or null without a resolved image. */
    estimate: z.unknown(),
    planHash: z.string().nullable(),
    /** A finished image of the same plan: building would hand it out at once. */
    existingImageId: z.string().nullable(),
    /** The spec as Boardwright understood it, or null when it could not be read. */
    spec: z.unknown(),
  })
  .openapi('ResolveResult');
export type ResolveResult = z.infer<typeof ResolveResult>;

export const RenderedFileView = z
  .object({
    path: z.string(),
    content: z.string(),
    mode: z.number().int(),
    /** Line number (from 1) to why the line is there. */
    because: z.record(z.string(), z.string()),
  })
  .openapi('RenderedFile');

export const RenderResult = z
  .object({
    engine: z.string(),
    planHash: z.string(),
    files: z.array(RenderedFileView),
    /** Repository files that the ejected tree holds beside these; the archive has their content. */
    staticFiles: z.array(z.string()),
  })
  .openapi('RenderResult');
export type RenderResult = z.infer<typeof RenderResult>;
