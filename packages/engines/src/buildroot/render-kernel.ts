import { BUSYBOX_FRAGMENT } from '@boardwright/catalog/resolve/buildroot/resolve-busybox';
import { UBOOT_FRAGMENT } from '@boardwright/catalog/resolve/buildroot/resolve-uboot';
import type { ResolvedKernelLine } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { explainedFile, jsonFile } from '../render/explained.ts';
import type { BuildrootImage } from './resolved.ts';

export const KERNEL_FRAGMENT = 'config/linux/boardwright.fragment';
export const REQUIRED_KERNEL_CONFIG = 'config/required-kernel-config.json';
export const REQUIRED_UBOOT_CONFIG = 'config/required-uboot-config.json';

function fragmentLine({ line }: ResolvedKernelLine): string {
  const [name, value] = line.split('=');
  return value === 'n' ? `# ${name} is not set` : line;
}

/** Lines over a configuration of the kernel's kind, each below the line that says why it is there. */
function kconfigFragment(path: string, lines: readonly ResolvedKernelLine[]): RenderedFile {
  return explainedFile(
    path,
    lines.flatMap((line) => [
      { text: `# because ${line.because}` },
      { text: fragmentLine(line), because: line.because },
    ]),
  );
}

/** The kernel's fragment and what its finished configuration must hold; U-Boot's and BusyBox's, where there are any. */
export function renderKernel({ own }: BuildrootImage): RenderedFile[] {
  return [
    kconfigFragment(KERNEL_FRAGMENT, own.kernelLines),
    jsonFile(REQUIRED_KERNEL_CONFIG, own.kernelLines),
    ...(own.ubootLines.length === 0
      ? []
      : [kconfigFragment(UBOOT_FRAGMENT, own.ubootLines), jsonFile(REQUIRED_UBOOT_CONFIG, own.ubootLines)]),
    ...(own.busyboxLines.length === 0 ? [] : [kconfigFragment(BUSYBOX_FRAGMENT, own.busyboxLines)]),
  ];
}
