import type { ResolvedImage, ResolvedPartition } from '../../resolved-image.ts';
import type { Part } from '../draft.ts';
import { TABLE_MIB, twoSlots } from '../slot-layout.ts';
import { slotLoader } from './resolve-slots.ts';
import type { YoctoScene, YoctoUnit } from './scene.ts';

/** systemd, the C library and the kernel's modules, roughly, in MiB; nothing was measured. */
const BASE_ROOT_MIB = 130;
const USUAL_PACKAGE_MIB = 4;
/** ext4's own tables and room to work in, as a factor on what is installed. */
const ROOM = 1.3;

function neededRootMiB({ spec }: YoctoScene, units: readonly YoctoUnit[]): number {
  const added = units.reduce((sum, { recipe }) => sum + recipe.cost.installedMiB, 0);
  return Math.ceil((BASE_ROOT_MIB + added + spec.packages.length * USUAL_PACKAGE_MIB) * ROOM);
}

/** Lays the medium out as the machine does, or as our own wks file does; a root without a size is fitted to its content. */
export function resolveStorage(
  scene: YoctoScene,
  units: readonly YoctoUnit[],
): Part<ResolvedImage['storage']> {
  const { spec, board, yocto, facts } = scene;
  const loader = slotLoader(scene);
  if (loader !== undefined) {
    const boot = { loader, partitionTable: 'gpt', bootAtMiB: 0 } as const;
    const { value, issues } = twoSlots(spec.storage, boot, neededRootMiB(scene, units));
    return { value: value.storage, issues };
  }
  const { imageSizeMiB, rootfs } = spec.storage;
  const { kind, partitions } = yocto.image;
  const partitionTable = facts.partitionTable ?? yocto.image.partitionTable;
  const loaderKiB = (yocto.image.loader ?? []).reduce((sum, { sizeKiB }) => sum + sizeKiB, 0);
  const besideMiB = partitions.reduce(
    (sum, { role, sizeMiB }) => sum + (role === 'root' || sizeMiB === 'auto' ? 0 : sizeMiB),
    TABLE_MIB + Math.ceil(loaderKiB / 1024),
  );
  const layout =
    kind === 'own'
      ? 'partitions of our own wks file'
      : `partitions as the layer lays them out for ${board.title}`;
  const because =
    imageSizeMiB === 'auto'
      ? `${layout}; the root is fitted to its content`
      : `${layout}; storage.imageSizeMiB of the spec`;
  const value: ResolvedImage['storage'] = {
    layout: 'single',
    rootfs,
    imageSizeMiB,
    partitionTable,
    partitions: partitions.map(({ file: _file, uuid: _uuid, ...one }): ResolvedPartition => {
      if (one.role !== 'root') return { ...one, because: layout };
      const sizeMiB =
        imageSizeMiB === 'auto' || rootfs === 'squashfs' ? 'auto' : Math.max(1, imageSizeMiB - besideMiB);
      return { ...one, fileSystem: rootfs, sizeMiB, because };
    }),
    because,
  };
  return { value, issues: [] };
}
