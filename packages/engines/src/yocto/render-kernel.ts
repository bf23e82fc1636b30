import type { ResolvedKernelLine } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { explainedFile, jsonFile } from '../render/explained.ts';
import { oneLine } from './bitbake-line.ts';
import { IMAGE_LAYER } from './render-layer.ts';
import type { YoctoImage } from './resolved.ts';

export const KERNEL_FOLDER = `${IMAGE_LAYER}/recipes-kernel/linux`;
export const KERNEL_FRAGMENT = `${KERNEL_FOLDER}/files/boardwright.cfg`;
const UBOOT_FOLDER = `${IMAGE_LAYER}/recipes-bsp/u-boot`;
export const REQUIRED_KERNEL_CONFIG = 'config/required-kernel-config.json';
function fragmentLine({ line }: ResolvedKernelLine): string {
  const [name, value] = line.split('=');
  return value === 'n' ? `# ${name} is not set` : line;
}

/** Lines over a configuration of the kernel's kind, each below the line that says why it is there. */
function kconfigFragment(path: string, lines: readonly ResolvedKernelLine[]): RenderedFile {
  return explainedFile(
    path,
    lines.flatMap((line) => [
      { text: `# because ${oneLine(line.because)}` },
      { text: fragmentLine(line), because: line.because },
    ]),
  );
}

/** Kernels that don't merge every .cfg by themselves have it merged by bw-kernel-config.bbclass. */
function append(path: string, because: string): RenderedFile {
  return explainedFile(path, [
    { text: `FILESEXTRAPATHS:prepend := "\${THISDIR}/files:"` },
    { text: 'SRC_URI:append = " file://boardwright.cfg"', because },
  ]);
}

/** BitBake refuses an append that is for no recipe: its name has to be that of the recipe's file, with any version. */
function appendName({ own: { kernelRecipe }, board, release }: YoctoImage): string {
  const kernel = board.releases[release]?.kernel;
  return kernel?.recipe === kernelRecipe && kernel.unversioned === true
    ? `${kernelRecipe}.bbappend`
    : `${kernelRecipe}_%.bbappend`;
}

/** What is set over the configurations of kernel and U-Boot, and what the kernel's finished one must hold. */
export function renderKernel(target: YoctoImage): RenderedFile[] {
  const { kernelLines, ubootLines } = target.own;
  return [
    jsonFile(REQUIRED_KERNEL_CONFIG, kernelLines),
    ...(kernelLines.length === 0
      ? []
      : [
          append(
            `${KERNEL_FOLDER}/${appendName(target)}`,
            `${kernelLines.length} lines for the kernel, each with its reason in files/boardwright.cfg`,
          ),
          kconfigFragment(KERNEL_FRAGMENT, kernelLines),
        ]),
    ...(ubootLines.length === 0
      ? []
      : [
          append(
            `${UBOOT_FOLDER}/u-boot_%.bbappend`,
            `${ubootLines.length} lines for U-Boot, each with its reason in files/boardwright.cfg`,
          ),
          kconfigFragment(`${UBOOT_FOLDER}/files/boardwright.cfg`, ubootLines),
        ]),
  ];
}
