import type { ResolvedSymbol } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { explainedFile } from '../render/explained.ts';
import type { BuildrootImage } from './resolved.ts';

type Fragment = 'board' | 'system' | 'kernel' | 'units' | 'packages' | 'image';

/** Path of each fragment, in the order they are merged over the upstream defconfig. */
export const FRAGMENTS: Readonly<Record<Fragment, string>> = {
  board: 'config/fragments/10-board.fragment',
  system: 'config/fragments/20-system.fragment',
  kernel: 'config/fragments/30-kernel.fragment',
  units: 'config/fragments/40-units.fragment',
  packages: 'config/fragments/50-packages.fragment',
  image: 'config/fragments/60-image.fragment',
};
/** The build host's own settings: part of a plan only, merged last. */
export const SITE_FRAGMENT = 'config/fragments/90-site.fragment';

function fragmentOf({ name, stage }: ResolvedSymbol): Fragment {
  if (stage === 'toolchain') return 'board';
  if (stage === 'packages') return 'units';
  if (stage === 'extras') return 'packages';
  if (stage === 'image') return 'image';
  return name.startsWith('BR2_LINUX_KERNEL') ? 'kernel' : 'system';
}

function lineOf({ name, value }: ResolvedSymbol): string {
  return value === 'n' ? `# ${name} is not set` : `${name}=${value}`;
}

/** A reason must stay on its line: what follows a newline would be configuration. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** One file per stage that has something to add; every symbol with the line that says why it is there. */
export function renderFragments({ own }: BuildrootImage): RenderedFile[] {
  return Object.entries(FRAGMENTS).flatMap(([id, path]) => {
    const symbols = own.symbols.filter((symbol) => fragmentOf(symbol) === id);
    if (symbols.length === 0) return [];
    return [
      explainedFile(
        path,
        symbols.flatMap((symbol) => [
          { text: `# because ${oneLine(symbol.because)}` },
          { text: lineOf(symbol), because: symbol.because },
        ]),
      ),
    ];
  });
}
