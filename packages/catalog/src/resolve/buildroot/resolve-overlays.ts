import type { ResolvedOverlay, ResolvedSymbol } from '../../resolved-image.ts';
import { chosenOverlays } from '../chosen-overlays.ts';
import type { Part } from '../draft.ts';
import type { BuildrootScene } from './scene.ts';

interface OverlaysPart {
  readonly overlays: readonly ResolvedOverlay[];
  readonly symbols: readonly ResolvedSymbol[];
}

function symbol(name: string, value: string, because: string): ResolvedSymbol {
  return { name, value, because, unit: 'overlays', stage: 'base' };
}

function symbolsOf(loader: string, overlays: readonly ResolvedOverlay[]): ResolvedSymbol[] {
  if (overlays.length === 0) return [];
  const because = 'overlays of the spec';
  const own = overlays.some(({ source }) => source !== undefined);
  return [
    symbol('BR2_LINUX_KERNEL_DTB_OVERLAY_SUPPORT', 'y', `${because} name nodes of the board's device tree`),
    ...(own ? [symbol('BR2_PACKAGE_HOST_DTC', 'y', `${because} are compiled with it`)] : []),
    ...(loader === 'config-txt'
      ? [
          symbol(
            'BR2_PACKAGE_RPI_FIRMWARE_INSTALL_DTB_OVERLAYS',
            'y',
            `${because}: the board's own come with its firmware`,
          ),
        ]
      : []),
  ];
}

/** Device tree overlays: those the board brings, by their ids, and the person's own, by their source. */
export function resolveOverlays(scene: BuildrootScene): Part<OverlaysPart> {
  const { overlays: how } = scene.buildroot;
  // Where the board takes none, the rule for fields that are not supported says so.
  if ('unsupported' in how) return { value: { overlays: [], symbols: [] }, issues: [] };
  const { value, issues } = chosenOverlays(scene, how);
  return { value: { overlays: value, symbols: symbolsOf(how.loader, value) }, issues };
}
