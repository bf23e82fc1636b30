import type { ArtifactRule } from '../plan.ts';
import { imageFileName } from './render-image.ts';
import type { BuildrootImage } from './resolved.ts';

const JSON_TYPE = 'application/json';
const TEXT = 'text/plain';

/** What is kept of a build, by stage. */
export function artifactsOf(target: BuildrootImage): readonly ArtifactRule[] {
  const { name } = target.image;
  const file = imageFileName(target);
  const rule = (
    kind: string,
    stage: string,
    path: string,
    fileName: string,
    mediaType: string,
    title: string,
    required = true,
  ): ArtifactRule => ({ kind, stage, path, fileName, mediaType, title, required });
  const boots = target.board.qemu !== undefined && target.board.commandLine !== 'boot-loader';
  return [
    rule('img.zst', 'pack', `${file}.zst`, `${file}.zst`, 'application/zstd', 'Image (zstd)'),
    rule('img.xz', 'pack', `${file}.xz`, `${file}.xz`, 'application/x-xz', 'Image (xz)'),
    rule('bmap', 'pack', `${file}.bmap`, `${file}.bmap`, 'application/xml', 'Block map for bmaptool'),
    rule('sha256', 'pack', `${file}.sha256`, `${file}.sha256`, TEXT, 'Checksums, packed and unpacked'),
    rule('manifest', 'image', 'manifest.json', `${name}.manifest.json`, JSON_TYPE, 'Exact package versions'),
    rule('kernel.config', 'base', 'kernel.config', `${name}.kernel.config`, TEXT, 'Kernel configuration'),
    rule(
      'buildroot.config',
      'image',
      'buildroot.config',
      `${name}.buildroot.config`,
      TEXT,
      'Buildroot configuration',
    ),
    rule(
      'inspect',
      'image',
      'inspect.json',
      `${name}.inspect.json`,
      JSON_TYPE,
      'Inspection of the root file system',
    ),
    rule(
      'files',
      'image',
      'files.ndjson',
      `${name}.files.ndjson`,
      'application/x-ndjson',
      'Every file with its rights and checksum',
      false,
    ),
    rule(
      'image.facts',
      'image',
      'image.facts.json',
      `${name}.facts.json`,
      JSON_TYPE,
      'Sizes, partitions and checksums',
    ),
    ...target.own.outputs.map((output) =>
      rule(
        output,
        output,
        `${output}.tar.gz`,
        `${name}.${output}.tar.gz`,
        'application/gzip',
        output === 'sdk' ? 'SDK: compiler and sysroot' : 'Licences and sources (legal-info)',
      ),
    ),
    rule(
      'size-graph',
      'image',
      'size-graph.json',
      `${name}.size-graph.json`,
      JSON_TYPE,
      'Size of each package',
      false,
    ),
    ...(boots
      ? [
          rule('boot.log', 'boot', 'boot.log', `${name}.boot.log`, TEXT, 'Console of the boot test'),
          rule(
            'boot.report',
            'boot',
            'boot-report.json',
            `${name}.boot.json`,
            JSON_TYPE,
            'Report of the boot test',
          ),
        ]
      : []),
  ];
}
