import type { BuildView } from '@boardwright/api/schemas/build';
import type { StageFacts } from '@boardwright/api/schemas/stage-facts';
import { roughDuration } from '#lib/times.ts';

/** A line of what a build says of itself: name, number, what it means. */
export interface ReuseRow {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
}

function number(value: number): string {
  return value.toLocaleString('en');
}

/** Share of what could be taken over that was, as `92 %`; null when there was nothing to take over. */
export function hitRate({ wanted, local, mirrors }: NonNullable<StageFacts['sstate']>): string | null {
  if (wanted === 0) return null;
  return `${Math.floor(((local + mirrors) / wanted) * 100)} %`;
}

function sstateRow(sstate: NonNullable<StageFacts['sstate']>): ReuseRow {
  const { wanted, local, mirrors, missed } = sstate;
  const from =
    mirrors > 0
      ? `${number(local)} from this host, ${number(mirrors)} from a mirror`
      : `${number(local)} from this host`;
  return {
    label: 'Earlier results',
    value: hitRate(sstate) ?? 'none asked for',
    detail:
      wanted === 0
        ? 'all of it was there already'
        : `${from}, ${number(missed)} of ${number(wanted)} had to be built`,
  };
}

function rowsOf({ recipes, chosen, tasks, sstate, slowest }: StageFacts): ReuseRow[] {
  return [
    ...(recipes === undefined
      ? []
      : [
          {
            label: 'Recipes',
            value: number(recipes.parsed + recipes.cached),
            detail: `${number(recipes.parsed)} read, ${number(recipes.cached)} known from before, ${number(recipes.skipped)} not for this image`,
          },
        ]),
    ...(chosen === undefined
      ? []
      : [
          {
            label: 'Needed',
            value: number(chosen.recipes),
            detail: chosen.layers.map(({ layer, recipes: count }) => `${layer} ${number(count)}`).join(', '),
          },
        ]),
    ...(tasks === undefined
      ? []
      : [
          {
            label: 'Tasks',
            value: number(tasks.total),
            detail: `${number(tasks.total - tasks.reused)} run, ${number(tasks.reused)} did not have to`,
          },
        ]),
    ...(sstate === undefined ? [] : [sstateRow(sstate)]),
    ...(slowest === undefined || slowest.length === 0
      ? []
      : [
          {
            label: 'Longest',
            value: slowest[0]?.recipe ?? '',
            detail: slowest
              .map(({ recipe, seconds }) => `${recipe} ${roughDuration(seconds * 1000)}`)
              .join(', '),
          },
        ]),
  ];
}

/**
 * What the stages of a build say of recipes, tasks and reuse; empty for engines that say nothing. What an earlier stage spoke of, too, has
 * the name of its stage.
 */
export function reuseRows(build: Pick<BuildView, 'stages'>): ReuseRow[] {
  const seen = new Set<string>();
  return build.stages.flatMap(({ title, facts }) => {
    const rows = rowsOf(facts).map((row) =>
      seen.has(row.label) ? { ...row, label: `${row.label}, ${title}` } : row,
    );
    for (const { label } of rows) seen.add(label);
    return rows;
  });
}

/** Why results of earlier builds would not do, each reason with the recipes it kept from reuse. */
export function missReasons(
  build: Pick<BuildView, 'stages'>,
): readonly { readonly why: string; readonly what: readonly string[] }[] {
  const byReason = new Map<string, string[]>();
  for (const { facts } of build.stages)
    for (const { recipe, task, why } of facts.sstate?.reasons ?? [])
      byReason.set(why, [...(byReason.get(why) ?? []), `${recipe} ${task}`]);
  return [...byReason].map(([why, what]) => ({ why, what }));
}

/** What more than one recipe could have provided, with the one that was chosen; names without `virtual/`. */
export function providerRows(
  build: Pick<BuildView, 'stages'>,
): readonly { readonly what: string; readonly recipe: string; readonly version: string }[] {
  return build.stages.flatMap(({ facts }) =>
    (facts.chosen?.providers ?? []).map((one) => ({ ...one, what: one.what.replace(/^virtual\//, '') })),
  );
}
