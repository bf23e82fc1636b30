import type { Issue } from '../../issue.ts';
import type { ResolvedImage, ResolvedPartition } from '../../resolved-image.ts';
import { fix, type Part, problem, replaceWith } from '../draft.ts';
import { imageTooSmall, TABLE_MIB, twoSlots } from '../slot-layout.ts';
import type { BuildrootScene, BuildrootUnit } from './scene.ts';
import { slotBoot, slotLoader } from './slot-loader.ts';

interface StoragePart {
  readonly storage: ResolvedImage['storage'];
  readonly rootSizeMiB: number;
}

const PATH = '/storage/imageSizeMiB';
/** ext4's own tables and room to work in, as a factor on what is installed. */
const ROOM = 1.3;
/** An extra package's size is not known before it is built. */
const USUAL_PACKAGE_MIB = 6;
const STEP_MIB = 16;

function neededRootMiB({ spec, buildroot }: BuildrootScene, units: readonly BuildrootUnit[]): number {
  const added = units.reduce((sum, { recipe }) => sum + recipe.cost.installedMiB, 0);
  const extras = spec.packages.length * USUAL_PACKAGE_MIB;
  const wanted = buildroot.image.upstreamRootMiB + STEP_MIB + (added + extras) * ROOM;
  return Math.ceil(wanted / STEP_MIB) * STEP_MIB;
}

function tooLarge(rootMiB: number, limit: number, board: string): Issue {
  const message = `The root file system would be ${rootMiB} MiB, but the card layout Buildroot has for ${board} gives it ${limit} MiB.`;
  return problem('IMAGE_TOO_LARGE', PATH, message, {
    between: [`${rootMiB} MiB`, `${limit} MiB`],
    fixes: [fix('Fit the image to its content', replaceWith(PATH, 'auto'))],
  });
}

/** Sizes the root file system: Buildroot makes it of a given size, not fitted to its content. */
export function resolveStorage(scene: BuildrootScene, units: readonly BuildrootUnit[]): Part<StoragePart> {
  const { spec, board, buildroot } = scene;
  const { imageSizeMiB, rootfs } = spec.storage;
  const { partitions, partitionTable, kind, maxRootMiB } = buildroot.image;
  const needed = neededRootMiB(scene, units);
  const loader = slotLoader(spec, buildroot);
  if (loader !== undefined) return twoSlots(spec.storage, slotBoot(loader), needed);
  const bootMiB = partitions.reduce(
    (sum, { role, sizeMiB }) => sum + (role === 'root' || sizeMiB === 'auto' ? 0 : sizeMiB),
    0,
  );
  const rootSizeMiB = imageSizeMiB === 'auto' ? needed : Math.max(1, imageSizeMiB - bootMiB - TABLE_MIB);
  const issues: Issue[] = [];
  if (imageSizeMiB !== 'auto' && rootSizeMiB < needed)
    issues.push(imageTooSmall(imageSizeMiB, needed + bootMiB + TABLE_MIB));
  else if (maxRootMiB !== undefined && rootSizeMiB > maxRootMiB)
    issues.push(tooLarge(rootSizeMiB, maxRootMiB, board.title));
  const layout =
    kind === 'own'
      ? 'partitions of our own genimage configuration'
      : `partitions as Buildroot lays them out for ${board.title}`;
  const because =
    imageSizeMiB === 'auto'
      ? `${layout}; the root is sized by the package facts`
      : `${layout}; storage.imageSizeMiB of the spec`;
  return {
    value: {
      rootSizeMiB,
      storage: {
        layout: 'single',
        rootfs,
        imageSizeMiB,
        partitionTable,
        partitions: partitions.map((one): ResolvedPartition => {
          if (one.role !== 'root') return { ...one, because: layout };
          return { ...one, fileSystem: rootfs, sizeMiB: rootfs === 'ext4' ? rootSizeMiB : 'auto', because };
        }),
        because,
      },
    },
    issues,
  };
}
