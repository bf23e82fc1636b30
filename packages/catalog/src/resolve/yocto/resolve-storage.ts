import type { ResolvedImage, ResolvedPartition } from '../../resolved-image.ts';
import type { YoctoScene } from './scene.ts';

/** Partition table, its backup and what boot loaders keep before the first partition, in MiB. */
const TABLE_MIB = 20;

/** Lays the medium out as the machine does, or as our own wks file does; a root without a size is fitted to its content. */
export function resolveStorage({ spec, board, yocto }: YoctoScene): ResolvedImage['storage'] {
  const { imageSizeMiB, rootfs } = spec.storage;
  const { kind, partitions, partitionTable } = yocto.image;
  const besideMiB = partitions.reduce(
    (sum, { role, sizeMiB }) => sum + (role === 'root' || sizeMiB === 'auto' ? 0 : sizeMiB),
    TABLE_MIB,
  );
  const layout =
    kind === 'own'
      ? 'partitions of our own wks file'
      : `partitions as the layer lays them out for ${board.title}`;
  const because =
    imageSizeMiB === 'auto'
      ? `${layout}; the root is fitted to its content`
      : `${layout}; storage.imageSizeMiB of the spec`;
  return {
    layout: 'single',
    rootfs,
    imageSizeMiB,
    partitionTable,
    partitions: partitions.map((one): ResolvedPartition => {
      if (one.role !== 'root') return { ...one, because: layout };
      const sizeMiB =
        imageSizeMiB === 'auto' || rootfs === 'squashfs' ? 'auto' : Math.max(1, imageSizeMiB - besideMiB);
      return { ...one, fileSystem: rootfs, sizeMiB, because };
    }),
    because,
  };
}
