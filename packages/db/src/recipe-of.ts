import type { Prisma } from './generated/client.ts';

/** What names the version of a recipe that a build or an image came from. */
export const recipeOf = {
  select: { number: true, recipe: { select: { id: true, name: true } } },
} as const satisfies Prisma.RecipeVersionDefaultArgs;
