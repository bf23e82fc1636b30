import { NONE } from '@boardwright/core/image-sort';
import { MIB_BYTES } from '@boardwright/core/units';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';
import {
  baseCondition,
  FILTERED_FACETS,
  type FilteredFacet,
  facetConditions,
  type ImageFilter,
} from './image-filter.ts';

/** Where one range of sizes ends and the next begins. */
export const SIZE_STEPS_MIB = [256, 1024, 4096] as const;
/** Days back for which images are counted. */
export const AGE_STEPS_DAYS = [1, 7, 30, 90] as const;

export interface FacetCount {
  readonly facet: FilteredFacet | 'total';
  /** Of a size: the number of steps it is not below. Of an age: days. */
  readonly value: string;
  readonly count: number;
}

/** The condition of a row counted for a facet: every filter but its own. */
function countedFor(facet: FilteredFacet | 'total'): Prisma.Sql {
  const others = FILTERED_FACETS.filter((one) => one !== facet).map((one) => `"in_${one}"`);
  return Prisma.raw(others.join(' AND '));
}

function plainCounts(facet: FilteredFacet, column: string): Prisma.Sql {
  return Prisma.sql`SELECT ${facet} AS "facet", ${Prisma.raw(column)} AS "value", count(*)::int AS "count"
    FROM "picked" WHERE ${countedFor(facet)} GROUP BY 2`;
}

function listCounts(facet: FilteredFacet, column: string): Prisma.Sql {
  return Prisma.sql`SELECT ${facet} AS "facet", COALESCE("item", ${NONE}) AS "value", count(*)::int AS "count"
    FROM "picked" LEFT JOIN LATERAL unnest(${Prisma.raw(column)}) AS "items"("item") ON true
    WHERE ${countedFor(facet)} GROUP BY 2`;
}

/**
 * How many images each value of each facet would show. A facet is counted under all filters but its own, so its other
 * values tell what choosing them as well would bring. Values without images are left out.
 *
 * @param now - ages are counted back from here
 */
export async function countFacets(
  db: Db,
  teamId: string,
  filter: ImageFilter,
  now: Date,
): Promise<readonly FacetCount[]> {
  const conditions = facetConditions(filter);
  const flags = FILTERED_FACETS.map(
    (facet) => Prisma.sql`${conditions[facet] ?? Prisma.sql`true`} AS ${Prisma.raw(`"in_${facet}"`)}`,
  );
  const sizeSteps = Prisma.raw(`ARRAY[${SIZE_STEPS_MIB.map((mib) => mib * MIB_BYTES).join(', ')}]::bigint[]`);
  const parts = [
    Prisma.sql`SELECT 'total' AS "facet", '' AS "value", count(*)::int AS "count" FROM "picked"
      WHERE ${countedFor('total')}`,
    plainCounts('board', '"board"'),
    plainCounts('engine', '"engine"'),
    plainCounts('preemption', '"preemption"'),
    plainCounts('channel', '"channel"::text'),
    plainCounts('size', '"sizeStep"::text'),
    plainCounts('pinned', `"pinned"::text`),
    listCounts('runtime', '"runtimes"'),
    listCounts('accelerator', '"accelerators"'),
    Prisma.sql`SELECT 'age' AS "facet", "days"::text AS "value", count(*)::int AS "count"
      FROM unnest(${[...AGE_STEPS_DAYS]}::int[]) AS "ages"("days")
      JOIN "picked" ON "createdAt" >= ${now}::timestamp(3) - make_interval(days => "days")
      WHERE ${countedFor('age')} GROUP BY "days"`,
  ];
  return db.$queryRaw<FacetCount[]>`
    WITH "picked" AS MATERIALIZED (
      SELECT "board", "engine", "preemption", "channel", "runtimes", "accelerators", "createdAt",
        "pinnedAt" IS NOT NULL AS "pinned",
        width_bucket("sizeBytes", ${sizeSteps}) AS "sizeStep",
        ${Prisma.join(flags)}
      FROM "image" WHERE ${baseCondition(teamId, filter.search)}
    )
    ${Prisma.join(parts, ' UNION ALL ')}`;
}
