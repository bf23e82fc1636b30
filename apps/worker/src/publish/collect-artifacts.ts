import { AppError } from '@boardwright/core/app-error';
import { formatBytes } from '@boardwright/core/units';
import type { NewArtifact } from '@boardwright/db/worker/publish-image';
import type { ArtifactRule, BuildPlan } from '@boardwright/engines/plan';
import { type BuildRun, ownerOf, say } from '../build/build-run.ts';
import type { FinishedStages } from '../build/run-stages.ts';

async function collectOne(
  run: BuildRun,
  rule: ArtifactRule,
  finished: FinishedStages,
  image: string,
): Promise<NewArtifact | undefined> {
  const output = finished.outputs.get(rule.stage);
  const source = { owner: ownerOf(run, 'collect'), image, path: rule.path };
  const blob =
    output === undefined
      ? undefined
      : await run.deps.sandbox.readFile({ ...source, volume: output.outVolume }, (file) =>
          run.deps.store.put(file.content),
        );
  if (blob !== undefined) {
    const { kind, fileName, title, mediaType } = rule;
    return { kind, fileName, title, mediaType, ...blob };
  }
  if (!rule.required) return undefined;
  throw new AppError('BUILD_RECIPE_FAILED', `Stage ${rule.stage} did not make ${rule.path}`, {
    userMessage: `The build ended without its ${rule.title} (${rule.path} of stage ${rule.stage}).`,
  });
}

/** Moves what the stages made into the store, one file after the other, streaming. */
export async function collectArtifacts(
  run: BuildRun,
  plan: BuildPlan,
  finished: FinishedStages,
  imageOf: (builder: string) => string,
  stage: string,
): Promise<NewArtifact[]> {
  const artifacts: NewArtifact[] = [];
  for (const rule of plan.artifacts) {
    run.signal.throwIfAborted();
    const builder = plan.stages.find((one) => one.id === rule.stage)?.builder ?? '';
    const artifact = await collectOne(run, rule, finished, imageOf(builder));
    if (artifact === undefined) continue;
    artifacts.push(artifact);
    say(
      run,
      stage,
      `Stored ${artifact.fileName}, ${formatBytes(artifact.sizeBytes)}, sha256 ${artifact.sha256}.`,
    );
  }
  return artifacts;
}
