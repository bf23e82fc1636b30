import { PackageName } from '@boardwright/spec/hardware-sections';
import { KernelSection } from '@boardwright/spec/kernel-section';
import type { z } from 'zod';

const CHECKS = {
  packages: (word: string) => PackageName.safeParse(word),
  cmdline: (word: string) => KernelSection.safeParse({ cmdline: [word] }),
} as const satisfies Record<
  string,
  (word: string) => { success: boolean; error?: z.ZodError<unknown> | undefined }
>;

/** What is wrong with one word before it enters a list, as a sentence; null when the schema accepts it. */
export function wordProblem(list: keyof typeof CHECKS, word: string): string | null {
  const result = CHECKS[list](word);
  return result.success ? null : `“${word}” ${result.error?.issues[0]?.message ?? 'is not accepted'}.`;
}
