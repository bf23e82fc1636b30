import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { ArtifactRule } from '../plan.ts';
import { debianBoardOf } from './layout.ts';
import { imageFileName } from './render-config.ts';

/** What is kept of a build, by stage. */
export function artifactsOf(image: ResolvedImage): readonly ArtifactRule[] {
  const { name } = image;
  const file = imageFileName(image);
  const rule = (
    kind: string,
    stage: string,
    path: string,
    fileName: string,
    mediaType: string,
    title: string,
  ): ArtifactRule => ({ kind, stage, path, fileName, mediaType, title, required: true });
  const json = 'application/json';
  return [
    rule('img.zst', 'pack', `${file}.zst`, `${file}.zst`, 'application/zstd', 'Image (zstd)'),
    rule('img.xz', 'pack', `${file}.xz`, `${file}.xz`, 'application/x-xz', 'Image (xz)'),
    rule('bmap', 'pack', `${file}.bmap`, `${file}.bmap`, 'application/xml', 'Block map for bmaptool'),
    rule(
      'sha256',
      'pack',
      `${file}.sha256`,
      `${file}.sha256`,
      'text/plain',
      'Checksums, packed and unpacked',
    ),
    rule('manifest', 'image', 'manifest.json', `${name}.manifest.json`, json, 'Exact package versions'),
    rule(
      'kernel.config',
      'kernel',
      'kernel.config',
      `${name}.kernel.config`,
      'text/plain',
      'Kernel configuration',
    ),
    rule(
      'inspect',
      'image',
      'inspect.json',
      `${name}.inspect.json`,
      json,
      'Inspection of the root file system',
    ),
    {
      ...rule(
        'files',
        'image',
        'files.ndjson',
        `${name}.files.ndjson`,
        'application/x-ndjson',
        'Every file with its rights and checksum',
      ),
      required: false,
    },
    rule(
      'image.facts',
      'image',
      'image.facts.json',
      `${name}.facts.json`,
      json,
      'Sizes, partitions and checksums',
    ),
    ...(debianBoardOf(image).qemu === undefined
      ? []
      : [
          rule('boot.log', 'boot', 'boot.log', `${name}.boot.log`, 'text/plain', 'Console of the boot test'),
          rule(
            'boot.report',
            'boot',
            'boot-report.json',
            `${name}.boot.json`,
            json,
            'Report of the boot test',
          ),
        ]),
  ];
}
