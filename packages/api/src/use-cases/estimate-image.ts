import { type Estimate, estimate } from '@boardwright/catalog/estimate';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { Db } from '@boardwright/db/client';
import { type FinishedBuildFacts, listFinishedBuilds } from '@boardwright/db/finished-build-repository';
import { timedCache } from '../eta/timed-cache.ts';

/** Finished builds change the numbers slowly, and the form asks with every key stroke. */
const rememberFinished = timedCache<readonly FinishedBuildFacts[]>(20_000);

/** Sizes, memory and times of an image, from package facts and the team's finished builds. */
export async function estimateImage(
  db: Db,
  teamId: string,
  image: ResolvedImage,
): Promise<Estimate & { readonly finishedBuilds: number }> {
  const board = image.board.id;
  const { release } = image.engine;
  const finished = await rememberFinished(`${teamId} ${board} ${release}`, () =>
    listFinishedBuilds(db, teamId, board, release),
  );
  return { ...estimate(image, finished), finishedBuilds: finished.length };
}
