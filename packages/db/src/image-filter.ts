import type { ImageChannel } from '@boardwright/core/image-channel';
import { NONE } from '@boardwright/core/image-sort';
import { Prisma } from './generated/client.ts';

/** Which images. Values of one list are alternatives; everything given must hold. */
export interface ImageFilter {
  /** Words that must all be in name, board, engine or release, any case. */
  readonly search?: string | undefined;
  readonly board?: readonly string[] | undefined;
  readonly engine?: readonly string[] | undefined;
  readonly preemption?: readonly string[] | undefined;
  readonly channel?: readonly ImageChannel[] | undefined;
  /** Ids of runtimes; `none`: those without any. */
  readonly runtime?: readonly string[] | undefined;
  /** Ids of accelerators; `none`: those without any. */
  readonly accelerator?: readonly string[] | undefined;
  readonly minSizeBytes?: bigint | undefined;
  /** Exclusive, so that ranges side by side share no image. */
  readonly maxSizeBytes?: bigint | undefined;
  readonly createdAfter?: Date | undefined;
  readonly createdBefore?: Date | undefined;
  readonly pinned?: boolean | undefined;
}

/** Facets whose own filter is left out when they are counted. */
export const FILTERED_FACETS = [
  'board',
  'engine',
  'preemption',
  'channel',
  'runtime',
  'accelerator',
  'size',
  'age',
  'pinned',
] as const;
export type FilteredFacet = (typeof FILTERED_FACETS)[number];

function allOf(conditions: readonly (Prisma.Sql | undefined)[]): Prisma.Sql | undefined {
  const given = conditions.filter((one) => one !== undefined);
  return given.length === 0 ? undefined : Prisma.sql`(${Prisma.join(given, ' AND ')})`;
}

function oneOf(column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql | undefined {
  return values === undefined ? undefined : Prisma.sql`${column} = ANY(${[...values]}::text[])`;
}

function anyOf(column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql | undefined {
  if (values === undefined) return undefined;
  const has = Prisma.sql`${column} && ${values.filter((value) => value !== NONE)}::text[]`;
  return values.includes(NONE) ? Prisma.sql`(${column} = '{}' OR ${has})` : has;
}

/** The condition of each facet's own filter; undefined where it lets everything through. */
export function facetConditions(
  filter: ImageFilter,
): Readonly<Record<FilteredFacet, Prisma.Sql | undefined>> {
  const { minSizeBytes, maxSizeBytes, createdAfter, createdBefore, pinned } = filter;
  return {
    board: oneOf(Prisma.sql`"board"`, filter.board),
    engine: oneOf(Prisma.sql`"engine"`, filter.engine),
    preemption: oneOf(Prisma.sql`"preemption"`, filter.preemption),
    channel:
      filter.channel === undefined
        ? undefined
        : Prisma.sql`"channel" = ANY(${[...filter.channel]}::text[]::"ImageChannel"[])`,
    runtime: anyOf(Prisma.sql`"runtimes"`, filter.runtime),
    accelerator: anyOf(Prisma.sql`"accelerators"`, filter.accelerator),
    size: allOf([
      minSizeBytes === undefined ? undefined : Prisma.sql`"sizeBytes" >= ${minSizeBytes}`,
      maxSizeBytes === undefined ? undefined : Prisma.sql`"sizeBytes" < ${maxSizeBytes}`,
    ]),
    age: allOf([
      createdAfter === undefined ? undefined : Prisma.sql`"createdAt" >= ${createdAfter}::timestamp(3)`,
      createdBefore === undefined ? undefined : Prisma.sql`"createdAt" < ${createdBefore}::timestamp(3)`,
    ]),
    pinned:
      pinned === undefined
        ? undefined
        : Prisma.sql`"pinnedAt" IS ${Prisma.raw(pinned ? 'NOT NULL' : 'NULL')}`,
  };
}

/** The condition that no facet stands for: whose images, and what was typed. */
export function baseCondition(teamId: string, search: string | undefined): Prisma.Sql {
  const words = (search ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return Prisma.sql`"teamId" = ${teamId}`;
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return Prisma.sql`"teamId" = ${teamId}
    AND ("name" || ' ' || "board" || ' ' || "engine" || ' ' || "release") ILIKE ALL(${patterns}::text[])`;
}
