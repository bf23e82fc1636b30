import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactRule } from '@boardwright/engines/plan';
import { BootReport } from '@boardwright/evidence/boot-report';
import { buildEvidence } from '@boardwright/evidence/build-evidence';
import { gatePassed } from '@boardwright/evidence/gate';
import type { GateRequirements } from '@boardwright/evidence/gate-input';
import { ImageFacts } from '@boardwright/evidence/image-facts';
import { InspectReport } from '@boardwright/evidence/inspect-report';

export interface Outputs {
  /** What the image proved, line by line. */
  readonly facts: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Judges what the stages left as the worker does before it publishes an image.
 *
 * @param out - has the `/out` of each stage under the stage's id
 */
export async function checkOutputs(
  out: string,
  artifacts: readonly ArtifactRule[],
  requirements: GateRequirements,
): Promise<Outputs> {
  const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(out, path), 'utf8'));
  const missing = await Promise.all(
    artifacts.map(async ({ stage, path, required }) => {
      const there = await access(join(out, stage, path)).then(
        () => true,
        () => false,
      );
      return there ? [] : [{ name: `${stage}/${path}`, required }];
    }),
  );
  const evidence = buildEvidence({
    requirements,
    image: ImageFacts.parse(await read('image/image.facts.json')),
    inspect: InspectReport.parse(await read('image/inspect.json')),
    boot: BootReport.parse(await read('boot/boot-report.json')),
  });
  const failed = evidence.gate.filter((check) => !gatePassed([check]));
  return {
    facts: [
      `${evidence.packages.length} packages, ${Math.round(evidence.rootfsUsedBytes / 1048576)} MiB, kernel ${evidence.kernelRelease}`,
      `preemption ${evidence.preemption}, login prompt after ${evidence.bootSeconds ?? 'no'} s`,
      `${evidence.uname ?? 'no report of the running image'}`,
      ...evidence.gate.map(({ title, outcome, detail }) => `${outcome}: ${title}. ${detail}`),
      ...missing.flat().map(({ name }) => `not there: ${name}`),
    ],
    problems: [
      ...missing
        .flat()
        .filter(({ required }) => required)
        .map(({ name }) => `${name} is missing`),
      ...failed.map(({ title, detail }) => `${title}: ${detail}`),
    ],
  };
}
