import type { BuildPlan, PlanStage } from '@boardwright/engines/plan';

/** A stage with what it has to wait for. */
export interface ScheduledStage {
  readonly stage: PlanStage;
  /** Ids of stages that must be over before this one starts. */
  readonly waitsFor: readonly string[];
  /** The stage whose layers this one's root file system builds on. */
  readonly rootfsFrom: string | undefined;
  /** Ids of stages whose volumes this one reads. */
  readonly inputs: readonly string[];
}

function mayRunBeside(a: PlanStage, b: PlanStage): boolean {
  return (a.parallelWith ?? []).includes(b.id) || (b.parallelWith ?? []).includes(a.id);
}

/**
 * Works out the order of a plan's stages: each waits for all before it, except those it may run beside. A stage
 * always waits for what it reads.
 */
export function scheduleStages(stages: readonly PlanStage[]): readonly ScheduledStage[] {
  return stages.map((stage, index) => {
    const before = stages.slice(0, index);
    const rootfsFrom =
      stage.rootfs === 'none' ? undefined : before.filter((other) => other.rootfs === 'extend').at(-1)?.id;
    const inputs = [...new Set([...stage.needs, ...(rootfsFrom === undefined ? [] : [rootfsFrom])])];
    const waitsFor = before
      .filter((other) => !mayRunBeside(stage, other) || inputs.includes(other.id))
      .map((other) => other.id);
    return { stage, waitsFor, rootfsFrom, inputs };
  });
}

/**
 * Finds the stages whose output is wanted: artifacts' stages, stages that are never cached, stages nobody reads
 * (they are there for what they check), and what a wanted stage reads when it has to run. Everything else may be
 * left out.
 *
 * @param isCached - asked at most once per stage, only for wanted ones, last stage first
 */
export async function findWantedStages(
  scheduled: readonly ScheduledStage[],
  artifacts: BuildPlan['artifacts'],
  isCached: (stage: PlanStage) => Promise<boolean>,
): Promise<ReadonlySet<string>> {
  const wanted = new Set(artifacts.map((artifact) => artifact.stage));
  const read = new Set(scheduled.flatMap((one) => one.inputs));
  for (const { stage } of scheduled) if (stage.key === undefined || !read.has(stage.id)) wanted.add(stage.id);
  for (const { stage, inputs } of scheduled.toReversed()) {
    if (!wanted.has(stage.id)) continue;
    if (stage.key !== undefined && (await isCached(stage))) continue;
    for (const input of inputs) wanted.add(input);
  }
  return wanted;
}
