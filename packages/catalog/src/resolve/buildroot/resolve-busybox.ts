import { POWER_PROFILES } from '../../power-profiles.ts';
import type { ResolvedKernelLine, ResolvedSymbol } from '../../resolved-image.ts';
import { quoted } from './resolve-system.ts';
import type { BuildrootScene } from './scene.ts';

/** Path in the tree of what is set over Buildroot's BusyBox configuration. */
export const BUSYBOX_FRAGMENT = 'config/busybox/boardwright.fragment';

interface BusyboxPart {
  readonly lines: readonly ResolvedKernelLine[];
  readonly symbols: readonly ResolvedSymbol[];
}

/** What the power profile leaves out of BusyBox or adds to it; nothing for profiles that don't ask. */
export function resolveBusybox({ spec }: BuildrootScene): BusyboxPart {
  const profile = POWER_PROFILES.get(spec.power.profile);
  const lines = (profile?.busybox ?? []).map(({ line, because }) => ({
    line,
    because: `power profile ${profile?.title}: ${because}`,
    unit: 'power.profile',
  }));
  if (lines.length === 0) return { lines, symbols: [] };
  const symbol: ResolvedSymbol = {
    name: 'BR2_PACKAGE_BUSYBOX_CONFIG_FRAGMENT_FILES',
    value: quoted(`$(BOARDWRIGHT_TREE)/${BUSYBOX_FRAGMENT}`),
    because: `power profile ${profile?.title}: programs that wake the CPU for nothing stay out`,
    unit: 'power.profile',
    stage: 'base',
  };
  return { lines, symbols: [symbol] };
}
