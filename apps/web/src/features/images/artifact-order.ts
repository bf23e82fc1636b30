import type { ArtifactView } from '@boardwright/api/schemas/image';

/** What people come for first. */
const FIRST = ['img.zst', 'img.xz', 'bmap'];
const THEN = [
  'evidence',
  'boot.log',
  'provenance',
  'sbom.cdx',
  'sbom.spdx',
  'licenses',
  'cve-report',
  'packages',
  'kernel.config',
  'spec',
  'resolved',
  'rendered',
];

function place(kind: string): number {
  const at = [...FIRST, ...THEN].indexOf(kind);
  return at === -1 ? FIRST.length + THEN.length : at;
}

/** The image's own files, then its papers; kinds nobody placed come last, in their order. */
export function orderArtifacts(artifacts: readonly ArtifactView[]): {
  readonly image: readonly ArtifactView[];
  readonly papers: readonly ArtifactView[];
} {
  const sorted = [...artifacts].sort((a, b) => place(a.kind) - place(b.kind));
  return {
    image: sorted.filter((artifact) => FIRST.includes(artifact.kind)),
    papers: sorted.filter((artifact) => !FIRST.includes(artifact.kind)),
  };
}
