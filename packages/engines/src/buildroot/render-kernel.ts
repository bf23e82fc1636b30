import type { ResolvedKernelLine } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { explainedFile, jsonFile } from '../render/explained.ts';
import type { BuildrootImage } from './resolved.ts';

export const KERNEL_FRAGMENT = 'config/linux/boardwright.fragment';
export const REQUIRED_KERNEL_CONFIG = 'config/required-kernel-config.json';

function fragmentLine({ line }: ResolvedKernelLine): string {
  const [name, value] = line.split('=');
  return value === 'n' ? `# ${name} is not set` : line;
}

/** The kernel's fragment, and what its finished configuration must hold. */
export function renderKernel({ own }: BuildrootImage): RenderedFile[] {
  return [
    explainedFile(
      KERNEL_FRAGMENT,
      own.kernelLines.flatMap((line) => [
        { text: `# because ${line.because}` },
        { text: fragmentLine(line), because: line.because },
      ]),
    ),
    jsonFile(REQUIRED_KERNEL_CONFIG, own.kernelLines),
  ];
}
