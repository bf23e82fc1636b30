import { createInterface } from 'node:readline';
import { MIB_BYTES } from '@boardwright/core/units';
import { type BuildHistory, readBuildHistory } from '@boardwright/evidence/build-history';
import { compareBuildHistory } from '@boardwright/evidence/compare-build-history';
import type { ApiDeps } from '../deps.ts';
import type { ComparedBuildHistory } from '../schemas/build-history.ts';
import { type ArtifactFile, compareArtifacts, type Found, type ImagePair } from './artifact-pair.ts';

/** That of an image with Python, desktop and all is some 10 MiB. */
const WANTED = { kind: 'build-history', title: 'build history', mostBytes: 64 * MIB_BYTES } as const;
const MOST_LISTED = 5000;

async function historyOf(file: ArtifactFile): Promise<BuildHistory> {
  const source = await file.open();
  try {
    return await readBuildHistory(createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY }));
  } finally {
    source.destroy();
  }
}

/** Compares what BitBake recorded of the layers, recipes and packages of two builds. */
export async function compareBuildHistories(
  deps: Pick<ApiDeps, 'store' | 'logger'>,
  images: ImagePair,
): Promise<Found<ComparedBuildHistory>> {
  return compareArtifacts(deps, images, WANTED, async (from, to) => {
    const { changes, unchanged } = compareBuildHistory(await historyOf(from), await historyOf(to));
    const listed = changes.slice(0, MOST_LISTED).map(({ fields, ...change }) => ({
      ...change,
      fields: fields.map((field) => ({ ...field, added: [...field.added], removed: [...field.removed] })),
    }));
    const count = (kind: string): number => changes.filter(({ change }) => change === kind).length;
    return {
      added: count('added'),
      removed: count('removed'),
      changed: count('changed'),
      unchanged,
      listed,
    };
  });
}
