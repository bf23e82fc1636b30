import { z } from 'zod';

/**
 * One line of a build log. Short keys because there are many: `n` sequence number from 1 without gaps,
 * `t` time in ms since the epoch, `s` stage id, `g` group inside the stage (a package, say),
 * `c` channel (`sys` is Boardwright's own word), `m` text, which may hold ANSI colours but no newline.
 */
export const LogLine = z.object({
  n: z.number().int().min(1),
  t: z.number().int(),
  s: z.string(),
  g: z.string().optional(),
  c: z.enum(['out', 'err', 'sys']),
  m: z.string(),
});
export type LogLine = z.infer<typeof LogLine>;
