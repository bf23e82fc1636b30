import type { Prisma } from './generated/client.ts';

/**
 * Removes an image row when it is still as `where` says, with its artifact rows.
 *
 * @param tx - a transaction, so that nobody sees half of it
 * @returns sha256 of the blobs no other artifact refers to any more, or undefined when nothing was removed
 */
export async function removeImage(
  tx: Prisma.TransactionClient,
  teamId: string,
  id: string,
  where: Prisma.ImageWhereInput,
): Promise<readonly string[] | undefined> {
  const artifacts = await tx.artifact.findMany({
    where: { imageId: id, image: { teamId } },
    select: { sha256: true },
  });
  const { count } = await tx.image.deleteMany({ where: { AND: [{ id, teamId }, where] } });
  if (count === 0) return undefined;
  const hashes = [...new Set(artifacts.map((artifact) => artifact.sha256))];
  const kept = await tx.artifact.findMany({ where: { sha256: { in: hashes } }, select: { sha256: true } });
  const keptHashes = new Set(kept.map((artifact) => artifact.sha256));
  const unused = hashes.filter((hash) => !keptHashes.has(hash));
  // With the rows that named them: whatever happens now, somebody removes the files.
  await tx.unusedBlob.createMany({ data: unused.map((sha256) => ({ sha256 })), skipDuplicates: true });
  return unused;
}
