import type {
  ResolvedKernelLine,
  ResolvedOverlay,
  ResolvedPackage,
  ResolvedVariable,
} from '../../resolved-image.ts';
import type { YoctoBoard, YoctoRelease } from '../../yocto-board.ts';
import { chosenOverlays } from '../chosen-overlays.ts';
import type { Part } from '../draft.ts';
import type { YoctoScene } from './scene.ts';

/** Where U-Boot finds them, on the root file system beside kernel and device tree. */
const FOLDER = '/boot/overlays';
const BECAUSE = 'overlays of the spec';

interface OverlaysPart {
  readonly overlays: readonly ResolvedOverlay[];
  readonly variables: readonly ResolvedVariable[];
  readonly packages: readonly ResolvedPackage[];
  readonly ubootLines: readonly ResolvedKernelLine[];
}

const NOTHING: OverlaysPart = { overlays: [], variables: [], packages: [], ubootLines: [] };

/** @returns why a board takes no overlays with a release, as the end of a sentence; undefined when it does */
export function overlayLack({ overlays }: YoctoBoard, release: YoctoRelease): string | undefined {
  return 'unsupported' in overlays ? overlays.unsupported : overlays.lacking?.[release];
}

function variable(name: string, value: string, because: string): ResolvedVariable {
  return { name, operator: '=', value, because, unit: 'overlays', where: 'conf' };
}

/** Device tree overlays, and what makes U-Boot apply them where it does. */
export function resolveOverlays(scene: YoctoScene): Part<OverlaysPart> {
  const { overlays: how } = scene.yocto;
  // Where the board takes none, the rule for fields that are not supported says so.
  if ('unsupported' in how) return { value: NOTHING, issues: [] };
  const { value: overlays, issues } = chosenOverlays(scene, how);
  if (overlays.length === 0 || how.loader !== 'extlinux') return { value: { ...NOTHING, overlays }, issues };
  const files = overlays.map(({ name }) => `${FOLDER}/${name}.dtbo`).join(' ');
  return {
    value: {
      overlays,
      variables: [
        variable(
          'UBOOT_EXTLINUX_FDTOVERLAYS',
          files,
          `${BECAUSE}: U-Boot applies them as extlinux.conf says`,
        ),
        ...(how.variables ?? []).map(({ name, value, because }) =>
          variable(name, value, `${BECAUSE}: ${because}`),
        ),
        variable('KERNEL_DTC_FLAGS', '-@', `${BECAUSE} name nodes of the board's device tree`),
      ],
      packages: (how.packages ?? []).map(({ name, because }) => ({
        name,
        layer: 'kernel',
        because: `${BECAUSE}: ${because}`,
      })),
      ubootLines: [
        {
          line: 'CONFIG_OF_LIBFDT_OVERLAY=y',
          unit: 'overlays',
          because: `${BECAUSE} are applied by U-Boot`,
        },
      ],
    },
    issues,
  };
}
