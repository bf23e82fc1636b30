import type { Issue } from '../../issue.ts';
import type {
  ResolvedFile,
  ResolvedKernelLine,
  ResolvedPackage,
  ResolvedVariable,
} from '../../resolved-image.ts';
import type { Part } from '../draft.ts';
import { slotIssues, slotKernelLines } from '../slot-rules.ts';
import type { WantedLayer } from './resolve-layers.ts';
import type { YoctoScene } from './scene.ts';
import { SLOT_GOOD_FILES } from './slot-good.ts';

interface SlotsPart {
  readonly layers: readonly WantedLayer[];
  readonly packages: readonly ResolvedPackage[];
  readonly variables: readonly ResolvedVariable[];
  readonly kernelLines: readonly ResolvedKernelLine[];
  readonly files: readonly ResolvedFile[];
}

const NOTHING: SlotsPart = { layers: [], packages: [], variables: [], kernelLines: [], files: [] };
const CLIENT = 'update.kind of the spec';

/** @returns the boot loader that chooses between two slots; undefined means one root */
export function slotLoader({ spec, yocto }: YoctoScene): 'grub-efi' | 'u-boot' | undefined {
  const { slots } = yocto;
  return spec.storage.layout === 'ab' && !('unsupported' in slots) ? slots.loader : undefined;
}

const PACKAGES: readonly ResolvedPackage[] = [
  { name: 'rauc', layer: 'unit', because: `${CLIENT}: writes the slot not in use` },
  { name: 'rauc-mark-good', layer: 'unit', because: `${CLIENT}: tells the boot loader that a slot works` },
  { name: 'grub-editenv', layer: 'unit', because: `${CLIENT}: RAUC changes the variables of GRUB with it` },
  {
    name: 'kernel-image',
    layer: 'unit',
    because: 'storage.layout of the spec: each slot has its own kernel, so that an update replaces both',
  },
];

/** Two root slots with RAUC and GRUB: what the image needs for them, and what does not go together. */
export function resolveSlots(scene: YoctoScene): Part<SlotsPart> {
  const { slots } = scene.yocto;
  const issues: Issue[] = slotIssues(scene, 'unsupported' in slots ? slots.unsupported : undefined);
  const loader = slotLoader(scene);
  if (loader === undefined) return { value: NOTHING, issues };
  const value: SlotsPart = {
    layers: [{ id: 'meta-rauc', because: 'has RAUC', who: CLIENT, path: '/update/kind' }],
    packages: PACKAGES,
    variables: [
      {
        name: 'DISTRO_FEATURES:append',
        operator: '=',
        value: ' rauc',
        because: `${CLIENT}: meta-rauc works only with it`,
        unit: 'update.kind',
        where: 'conf',
      },
    ],
    kernelLines: slotKernelLines(loader),
    files: SLOT_GOOD_FILES,
  };
  return { value, issues };
}
