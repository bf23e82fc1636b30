import { IMAGE_CHANNELS } from '@boardwright/core/image-channel';
import { z } from '@hono/zod-openapi';
import { NextCursor } from './page.ts';
import { ProblemIssue } from './problem.ts';

const plainLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `It must not be longer than ${most} characters.`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are refused
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'It must be one line without control characters.');

export const RecipeName = plainLine(80)
  .min(1, 'A recipe needs a name.')
  .openapi({ description: 'Unique among the recipes of the team', example: 'Vibration gateway' });

export const VersionNote = plainLine(300).openapi({
  description: 'What this version is about, for the others',
  example: 'Hailo-8 instead of the Coral stick',
});

const VersionNumber = z.number().int().min(1).max(1_000_000);

export const RecipeVersionView = z
  .object({
    number: z.number().int(),
    note: z.string(),
    specHash: z.string(),
    board: z.string(),
    engine: z.string(),
    createdAt: z.iso.datetime(),
    /** Name of the person, or "Operator". */
    createdBy: z.string(),
    /** The version it brought back, or null. */
    restoredFrom: z.number().int().nullable(),
  })
  .openapi('RecipeVersion');
export type RecipeVersionView = z.infer<typeof RecipeVersionView>;

export const RecipeVersionDetail = RecipeVersionView.extend({ spec: z.unknown() }).openapi(
  'RecipeVersionDetail',
);
export type RecipeVersionDetail = z.infer<typeof RecipeVersionDetail>;

export const RecipeView = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    archivedAt: z.iso.datetime().nullable(),
    /** The newest version is the current one. */
    current: RecipeVersionView,
  })
  .openapi('Recipe');
export type RecipeView = z.infer<typeof RecipeView>;

/** How much the catalog of today finds, without the package index. */
export const LintCounts = z
  .object({
    /** More than none: it can't be built as it is. */
    errors: z.number().int(),
    warnings: z.number().int(),
  })
  .openapi('RecipeLintCounts');
export type LintCounts = z.infer<typeof LintCounts>;

const imageState = {
  /** The highest version there is an image of; null without images. */
  newestImageVersion: z.number().int().nullable(),
  /** True when there are images, but none of the current version. */
  imagesAreOlder: z.boolean(),
};

/** A recipe as a list has it. */
export const ListedRecipe = RecipeView.extend({ ...imageState, lint: LintCounts }).openapi('ListedRecipe');
export type ListedRecipe = z.infer<typeof ListedRecipe>;

export const RecipeList = z
  .object({ recipes: z.array(ListedRecipe), next: NextCursor })
  .openapi('RecipeList');
export type RecipeList = z.infer<typeof RecipeList>;

const RecipeImage = z
  .object({
    id: z.string(),
    name: z.string(),
    board: z.string(),
    channel: z.enum(IMAGE_CHANNELS),
    createdAt: z.iso.datetime(),
    sizeBytes: z.number().int(),
    /** The highest version of the recipe this image is of. */
    version: z.number().int(),
  })
  .openapi('RecipeImage');
export type RecipeImage = z.infer<typeof RecipeImage>;

export const RecipeDetail = RecipeView.extend({
  /** ImageSpec of the current version. */
  spec: z.unknown(),
  /** Newest first, at most 100. */
  images: z.array(RecipeImage),
  ...imageState,
}).openapi('RecipeDetail');
export type RecipeDetail = z.infer<typeof RecipeDetail>;

export const VersionList = z
  .object({ versions: z.array(RecipeVersionView), next: NextCursor })
  .openapi('RecipeVersionList');
export type VersionList = z.infer<typeof VersionList>;

const specMembers = {
  spec: z.unknown().optional().openapi({ description: 'ImageSpec (see /api/v1/spec-schema.json)' }),
  text: z.string().max(1_000_000).optional().openapi({ description: 'The same as YAML or JSON text' }),
};
const oneOfTwo = (body: { readonly spec?: unknown; readonly text?: string | undefined }): boolean =>
  (body.spec === undefined) !== (body.text === undefined);
const ONE_OF_TWO = { message: 'Give either `spec` (an object) or `text` (YAML or JSON), not both.' };

export const NewRecipe = z
  .strictObject({
    ...specMembers,
    name: RecipeName.optional().openapi({
      description:
        'Left out: the name in the head of an exported recipe or that of the spec, with a number when it is taken',
    }),
    note: VersionNote.default(''),
  })
  .refine(oneOfTwo, ONE_OF_TWO)
  .openapi('NewRecipe');
export type NewRecipe = z.infer<typeof NewRecipe>;

export const NewVersion = z
  .strictObject({
    ...specMembers,
    note: VersionNote.default(''),
    expectedVersion: VersionNumber.openapi({
      description: 'The version the change began with. Refused when somebody saved another one meanwhile.',
    }),
  })
  .refine(oneOfTwo, ONE_OF_TWO)
  .openapi('NewRecipeVersion');
export type NewVersion = z.infer<typeof NewVersion>;

export const RestoreVersion = z
  .strictObject({ version: VersionNumber, expectedVersion: VersionNumber, note: VersionNote.default('') })
  .openapi('RestoreVersion');
export type RestoreVersion = z.infer<typeof RestoreVersion>;

export const RecipeChanges = z
  .strictObject({
    name: RecipeName.optional(),
    archived: z.boolean().optional().openapi({ description: 'Put away, or brought back' }),
  })
  .refine(
    (body) => body.name !== undefined || body.archived !== undefined,
    'Give `name` or `archived`, or both.',
  )
  .openapi('RecipeChanges');
export type RecipeChanges = z.infer<typeof RecipeChanges>;

export const DuplicateRecipe = z
  .strictObject({
    name: RecipeName.optional().openapi({ description: 'Left out: the name of the recipe with a number' }),
  })
  .openapi('DuplicateRecipe');
export type DuplicateRecipe = z.infer<typeof DuplicateRecipe>;

export const SaveResult = z
  .object({
    recipe: RecipeDetail,
    /** `unchanged`: the spec is that of the current version, so no version was added. */
    outcome: z.enum(['saved', 'unchanged']),
  })
  .openapi('RecipeSaveResult');
export type SaveResult = z.infer<typeof SaveResult>;

/** What is wrong, today, with the current version; an issue's `fixes` mend it. */
export const RecipeLint = z
  .object({
    version: z.number().int(),
    /** False when an issue is an error: it can't be built as it is. */
    buildable: z.boolean(),
    issues: z.array(ProblemIssue),
  })
  .openapi('RecipeLint');
export type RecipeLint = z.infer<typeof RecipeLint>;

/** Which version of which recipe. */
export const RecipeRef = z
  .strictObject({
    id: z.string(),
    version: VersionNumber.optional().openapi({ description: 'Left out: the current one' }),
  })
  .openapi('RecipeRef');
export type RecipeRef = z.infer<typeof RecipeRef>;

/** The version of a recipe that something came from. */
export const OfRecipe = z
  .object({ id: z.string(), name: z.string(), version: z.number().int() })
  .openapi('OfRecipe');
export type OfRecipe = z.infer<typeof OfRecipe>;
