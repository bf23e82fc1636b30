import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { TreeFile } from '@boardwright/core/static-files';
import type { Engine } from '../engine.ts';
import type { RenderedFile } from '../plan.ts';
import { treeManifest } from './tree-manifest.ts';

function ofRendered({ path, content, mode }: RenderedFile): TreeFile {
  return { path, content: Buffer.from(content), mode: mode ?? 0o644 };
}

/**
 * Everything a person needs to build an image without Boardwright: what the engine rendered, the repository's static files it
 * refers to, and the list of all of them.
 *
 * @param staticFiles - what `engine.staticFiles` names, read by the caller
 * @returns files sorted by path; equal images give equal bytes
 */
export function ejectedTree(
  engine: Engine,
  image: ResolvedImage,
  staticFiles: readonly TreeFile[],
): readonly TreeFile[] {
  const files = new Map(staticFiles.map((file) => [file.path, file]));
  for (const file of engine.render(image)) files.set(file.path, ofRendered(file));
  const manifest = ofRendered(treeManifest(files.keys()));
  return [...files.values(), manifest].sort((a, b) => (a.path < b.path ? -1 : 1));
}
