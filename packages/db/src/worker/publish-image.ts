import type { Db } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { newId } from '../new-id.ts';
import { tellOfBuild } from '../webhook-outbox.ts';
import type { Ownership } from './owned-build.ts';

export interface NewArtifact {
  readonly kind: string;
  readonly fileName: string;
  readonly title: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface NewImage {
  readonly teamId: string;
  readonly name: string;
  readonly board: string;
  readonly engine: string;
  readonly release: string;
  readonly specHash: string;
  readonly planHash: string;
  readonly spec: unknown;
  readonly resolved: unknown;
  readonly evidence: unknown;
  /** Of the unpacked image. */
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly buildMs: number;
  readonly artifacts: readonly NewArtifact[];
}

/**
 * Publishes a build's image: image, artifacts, the build's `ready` and the news of it appear together or not at all. Every blob
 * must be in the store already.
 *
 * @returns the image's id, or undefined when the build is not the caller's any more
 */
export async function publishImage(
  db: Db,
  own: Ownership,
  image: NewImage,
  end: { readonly logLines: number },
): Promise<string | undefined> {
  const { artifacts, ...plain } = image;
  const imageId = newId('i');
  const finishedAt = new Date();
  return db.$transaction(async (tx) => {
    const { count } = await tx.build.updateMany({
      where: { id: own.buildId, workerId: own.workerId, attempt: own.attempt, status: 'running' },
      data: { status: 'ready', finishedAt, logLines: end.logLines },
    });
    if (count === 0) return undefined;
    const recipe = await tx.build.findUniqueOrThrow({
      where: { id: own.buildId },
      select: { recipeId: true, recipeVersion: true },
    });
    await tx.image.create({
      data: {
        ...plain,
        ...recipe,
        id: imageId,
        sizeBytes: BigInt(image.sizeBytes),
        spec: image.spec as Prisma.InputJsonValue,
        resolved: image.resolved as Prisma.InputJsonValue,
        evidence: image.evidence as Prisma.InputJsonValue,
      },
    });
    await tx.artifact.createMany({
      data: artifacts.map((artifact) => ({
        ...artifact,
        id: newId('a'),
        imageId,
        sizeBytes: BigInt(artifact.sizeBytes),
      })),
    });
    await tx.build.update({ where: { id: own.buildId }, data: { imageId } });
    await tellOfBuild(tx, own.buildId, finishedAt);
    return imageId;
  });
}
