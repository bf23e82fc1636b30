import type { BuilderImage } from '../plan.ts';

/** External tree with what Buildroot lacks, and what it installs into every image. */
export const EXTERNAL_TREE = 'layers/br2-external-boardwright';
const ROOTFS_COMMON = 'layers/rootfs-common';

/** The image all stages of the Buildroot engine run in. */
export const buildrootBuilder: BuilderImage = {
  name: 'buildroot-builder',
  dockerfile: 'docker/buildroot-builder.Dockerfile',
  context: ['docker/buildroot-builder', 'docker/common', EXTERNAL_TREE, ROOTFS_COMMON],
  base: { reference: 'debian:trixie', suite: 'trixie' },
};

/** Belongs to the ejected tree beside what is rendered. */
export const buildrootStaticFiles: readonly string[] = [EXTERNAL_TREE, ROOTFS_COMMON];
