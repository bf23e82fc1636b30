import type { BuilderImage } from '../plan.ts';

const DOCKERFILE = 'docker/debian-builder.Dockerfile';
const CONTEXT = [
  'docker/common',
  'docker/debian-builder',
  'layers/debian-boardwright',
  'layers/rootfs-common',
] as const;

/** The image all stages of the Debian engine run in, whatever the suite and architecture of the target. */
export const debianBuilder: BuilderImage = {
  name: 'debian-builder',
  dockerfile: DOCKERFILE,
  context: CONTEXT,
  base: { reference: 'debian:trixie', suite: 'trixie' },
};

/** Belongs to the ejected tree beside what is rendered. */
export const debianStaticFiles: readonly string[] = [DOCKERFILE, ...CONTEXT, 'docker/make-base-image.sh'];
