import type { YoctoBoard } from './yocto-board.ts';

/** Overlays on the Rockchip machines of meta-rockchip, by U-Boot and extlinux.conf. */
export const ROCKCHIP_OVERLAYS = {
  loader: 'extlinux',
  builtIn: [],
  lacking: { scarthgap: 'the class that writes extlinux.conf has no line for them' },
  variables: [
    {
      name: 'RK_KERNEL_FITIMAGE',
      value: 'False',
      because: 'U-Boot applies none to a device tree inside a FIT image, so kernel and device tree are files',
    },
    {
      name: 'KERNEL_IMAGETYPE',
      value: 'Image',
      because: 'without a FIT image the machine asks for zImage, which 64-bit Arm does not have',
    },
  ],
  packages: [
    { name: 'kernel-image', because: 'U-Boot loads it from /boot' },
    { name: 'kernel-devicetree', because: 'U-Boot loads it from /boot' },
  ],
} as const satisfies YoctoBoard['overlays'];
