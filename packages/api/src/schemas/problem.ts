import { z } from '@hono/zod-openapi';

/** One thing wrong with a request; the shape of a catalog Issue, so that forms show both alike. */
export const ProblemIssue = z
  .object({
    code: z.string().openapi({ example: 'SPEC_UNKNOWN_KEY' }),
    severity: z.enum(['error', 'warning', 'info']),
    /** JSON Pointer into the spec or the request. */
    path: z.string().openapi({ example: '/network/hostname' }),
    message: z.string(),
    between: z.array(z.string()),
    fixes: z.array(
      z.object({
        label: z.string(),
        patches: z.array(
          z.object({
            op: z.enum(['add', 'replace', 'remove']),
            path: z.string(),
            value: z.unknown().optional(),
          }),
        ),
      }),
    ),
    /** 1-based place in the text, when the spec came as text. */
    line: z.number().int().optional(),
    column: z.number().int().optional(),
  })
  .openapi('Issue');
export type ProblemIssue = z.infer<typeof ProblemIssue>;

/** RFC 9457 problem details, sent as application/problem+json. */
export const Problem = z
  .object({
    type: z.string().openapi({ example: 'urn:boardwright:problem:SPEC_INVALID' }),
    title: z.string(),
    status: z.number().int(),
    /** A sentence for the person: what broke and what to do. */
    detail: z.string(),
    code: z.string().openapi({ example: 'SPEC_INVALID' }),
    /** Id of this answer; the server log has it for internal errors. */
    instance: z.string(),
    issues: z.array(ProblemIssue),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof Problem>;
