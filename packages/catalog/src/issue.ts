import { z } from 'zod';

/** One change to a spec: RFC 6902 subset that a form can apply with one click. */
export const SpecPatch = z.object({
  op: z.enum(['add', 'replace', 'remove']),
  /** JSON Pointer into the spec, for example `/engine/release`. */
  path: z.string(),
  value: z.unknown().optional(),
});
export type SpecPatch = z.infer<typeof SpecPatch>;

export const IssueFix = z.object({
  /** Button text, for example `Use forky`. */
  label: z.string(),
  patches: z.array(SpecPatch),
});
export type IssueFix = z.infer<typeof IssueFix>;

/** One thing wrong, or worth knowing, about a spec. `error` stops a build; `warning` and `info` do not. */
export const Issue = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** JSON Pointer into the spec. */
  path: z.string(),
  /** Plain sentence with names, values and numbers. */
  message: z.string(),
  /** The units or fields that disagree. */
  between: z.array(z.string()).default([]),
  fixes: z.array(IssueFix).default([]),
});
export type Issue = z.infer<typeof Issue>;
