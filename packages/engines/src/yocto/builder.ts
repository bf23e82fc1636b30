import type { BuilderImage } from '../plan.ts';

/** Our layer: image class, distro, recipes no public layer has. */
export const OUR_LAYER = 'layers/meta-boardwright';
const ROOTFS_COMMON = 'layers/rootfs-common';

/** The image all stages of the Yocto engine run in. */
export const yoctoBuilder: BuilderImage = {
  name: 'yocto-builder',
  dockerfile: 'docker/yocto-builder.Dockerfile',
  context: ['docker/yocto-builder', 'docker/common', OUR_LAYER, ROOTFS_COMMON],
  base: { reference: 'debian:trixie', suite: 'trixie' },
};

/** Belongs to the ejected tree beside what is rendered. */
export const yoctoStaticFiles: readonly string[] = [OUR_LAYER, ROOTFS_COMMON];
