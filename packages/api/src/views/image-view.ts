import type { ImageDetailRow, ImageRow } from '@boardwright/db/image-repository';
import type { ArtifactView, ImageDetail, ImageExpiry, ImageView } from '../schemas/image.ts';
import { toOfRecipe } from './recipe-view.ts';

/** What a list shows of an image. Sizes in bytes; a JSON number holds them exactly up to 8 PiB. */
export function toImageView(row: ImageRow): ImageView {
  return {
    id: row.id,
    name: row.name,
    board: row.board,
    engine: row.engine,
    release: row.release,
    specHash: row.specHash,
    planHash: row.planHash,
    channel: row.channel,
    createdAt: row.createdAt.toISOString(),
    sizeBytes: Number(row.sizeBytes),
    sha256: row.sha256,
    buildMs: row.buildMs,
    preemption: row.preemption,
    bootSeconds: row.bootSeconds,
    selftestPassed: row.selftestPassed,
    selftestTotal: row.selftestTotal,
    packageCount: row.packageCount,
    runtimes: row.runtimes,
    accelerators: row.accelerators,
    pinnedAt: row.pinnedAt?.toISOString() ?? null,
  };
}

function toArtifactView(imageId: string, artifact: ImageDetailRow['artifacts'][number]): ArtifactView {
  return {
    kind: artifact.kind,
    fileName: artifact.fileName,
    title: artifact.title,
    mediaType: artifact.mediaType,
    sha256: artifact.sha256,
    sizeBytes: Number(artifact.sizeBytes),
    href: `/api/v1/images/${imageId}/artifacts/${encodeURIComponent(artifact.kind)}`,
    integrity: {
      checkedAt: artifact.verifiedAt?.toISOString() ?? null,
      state: artifact.verifyFailure ?? (artifact.verifiedAt === null ? 'unchecked' : 'ok'),
    },
  };
}

export function toImageDetail(row: ImageDetailRow, expiry: ImageExpiry | null): ImageDetail {
  return {
    ...toImageView(row),
    buildId: row.builds[0]?.id ?? null,
    recipe: toOfRecipe(row),
    channelChanges: row.channelChanges.map(({ from, to, reason, byName, at }) => ({
      from,
      to,
      reason,
      by: byName,
      at: at.toISOString(),
    })),
    spec: row.spec,
    resolved: row.resolved,
    evidence: row.evidence,
    artifacts: row.artifacts.map((artifact) => toArtifactView(row.id, artifact)),
    expiry,
  };
}
