import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile } from '../render/explained.ts';
import { assignment, assignments, oneLine } from './bitbake-line.ts';
import { IMAGE_LAYER } from './render-layer.ts';
import { overlayAssignments } from './render-overlays.ts';
import { MOUNT_POINTS, specialModes } from './render-rootfs.ts';
import { slotAssignments } from './render-slots.ts';
import { deployedFile, type YoctoImage } from './resolved.ts';

export const RECIPES_IMAGE = `${IMAGE_LAYER}/recipes-image`;

/** Types of the image BitBake makes beside the archive our class adds: the root file system and the disk. */
function types({ image }: YoctoImage): string {
  return `${image.storage.rootfs} wic`;
}

function ownDisk({ ownImage, recipe }: YoctoImage): ExplainedLine[] {
  if (!ownImage) return [];
  // Releases look for it in different directories below a layer; a whole path all of them take.
  return assignment('WKS_FILE', '=', `\${THISDIR}/${recipe}.wks`, 'the partitions are ours');
}

function fixedSize({ image, ownImage }: YoctoImage): ExplainedLine[] {
  const root = image.storage.partitions.find(({ role }) => role === 'root');
  if (ownImage || root === undefined || root.sizeMiB === 'auto') return [];
  const kib = String(root.sizeMiB * 1024);
  return [
    ...assignment('IMAGE_ROOTFS_SIZE', '=', kib, `${root.because}, in KiB`),
    ...assignment('IMAGE_OVERHEAD_FACTOR', '=', '1.0', 'the size asked for, and no more'),
  ];
}

/** A root that is read-only can't be given them later. */
function mountPoints({ ownImage, image }: YoctoImage): ExplainedLine[] {
  const places = image.storage.partitions.flatMap(({ role }) =>
    role === 'root' ? [] : [MOUNT_POINTS[role]],
  );
  if (!ownImage || places.length === 0) return [];
  return [
    { text: '' },
    ...assignment(
      'ROOTFS_POSTPROCESS_COMMAND:append',
      '=',
      ' mount_points',
      'places of the partitions in /etc/fstab',
    ),
    { text: 'mount_points() {' },
    ...places.map((place) => ({ text: `    mkdir -p \${IMAGE_ROOTFS}${place}` })),
    { text: '}' },
  ];
}

/** The image's recipe: what is installed, and all that is chosen for this image alone. */
export function renderRecipe(target: YoctoImage): RenderedFile {
  const { image, own, recipe } = target;
  const modes = specialModes(target);
  const lines: ExplainedLine[] = [
    { text: `# ${deployedFile(target, 'wic')}: ${oneLine(image.name)} for ${oneLine(image.board.title)}.` },
    { text: `SUMMARY = "${image.name} for ${image.board.id}"` },
    { text: 'LICENSE = "MIT"' },
    { text: '' },
    ...assignment('IMAGE_FSTYPES', '=', types(target), image.storage.because),
    ...ownDisk(target),
    ...fixedSize(target),
    ...assignment('BW_IMAGE_FILES', '=', `\${THISDIR}/files`, 'files and services of this image'),
    ...(modes.length === 0
      ? []
      : assignment(
          'BW_FILE_MODES',
          '=',
          modes.join(' '),
          'files others must not read, or must be able to run',
        )),
    { text: '' },
    { text: 'inherit boardwright-image' },
    { text: '' },
    // A package two units ask for stands here once, with the first one's reason.
    ...[...new Map(image.packages.toReversed().map((one) => [one.name, one])).values()]
      .toReversed()
      .flatMap(({ name, because }) => assignment('IMAGE_INSTALL:append', '=', ` ${name}`, because)),
    ...assignments(own.variables.filter(({ where }) => where === 'image')),
    ...overlayAssignments(target),
    ...slotAssignments(target),
    ...mountPoints(target),
  ];
  return explainedFile(`${RECIPES_IMAGE}/${recipe}.bb`, lines);
}
