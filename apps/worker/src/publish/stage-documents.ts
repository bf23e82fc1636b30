import { text } from 'node:stream/consumers';
import { AppError } from '@boardwright/core/app-error';
import type { z } from 'zod';
import type { ProofInput } from './prove.ts';

/**
 * Reads a JSON document a stage wrote, from the store.
 *
 * @param fileName - last part of its path below `/out`
 * @returns undefined when the plan has no such document or the stage did not write it
 * @throws AppError BUILD_RECIPE_FAILED when it does not parse
 */
export async function readStageDocument<T>(
  input: Pick<ProofInput, 'plan' | 'artifacts' | 'store'>,
  fileName: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const rule = input.plan.artifacts.find((one) => one.path.split('/').at(-1) === fileName);
  const artifact = input.artifacts.find((one) => one.kind === rule?.kind);
  if (artifact === undefined) return undefined;
  const content = await text(await input.store.read(artifact.sha256));
  try {
    return schema.parse(JSON.parse(content));
  } catch (thrown) {
    throw new AppError('BUILD_RECIPE_FAILED', `${fileName} is not what it should be`, {
      userMessage: `A stage wrote a ${fileName} that cannot be read.`,
      cause: thrown,
    });
  }
}
