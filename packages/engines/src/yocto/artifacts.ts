import type { ArtifactRule } from '../plan.ts';
import { imageFileName } from './render-image.ts';
import type { YoctoImage } from './resolved.ts';

const JSON_TYPE = 'application/json';
const TEXT = 'text/plain';

function rule(
  kind: string,
  stage: string,
  path: string,
  fileName: string,
  mediaType: string,
  title: string,
  required = true,
): ArtifactRule {
  return { kind, stage, path, fileName, mediaType, title, required };
}

/** What BitBake said of what it built; there is no more when only recipes were built. */
export function bitbakeArtifacts({ image: { name } }: YoctoImage): readonly ArtifactRule[] {
  return [
    rule('recipes', 'check', 'recipes.json', `${name}.recipes.json`, JSON_TYPE, 'Recipes and their versions'),
    rule(
      'task-seconds',
      'build',
      'task-seconds.json',
      `${name}.task-seconds.json`,
      JSON_TYPE,
      'Seconds each recipe took',
      false,
    ),
  ];
}

/** What is kept of a build, by stage. */
export function artifactsOf(target: YoctoImage): readonly ArtifactRule[] {
  const { name } = target.image;
  const file = imageFileName(target);
  return [
    rule('img.zst', 'pack', `${file}.zst`, `${file}.zst`, 'application/zstd', 'Image (zstd)'),
    rule('img.xz', 'pack', `${file}.xz`, `${file}.xz`, 'application/x-xz', 'Image (xz)'),
    rule('bmap', 'pack', `${file}.bmap`, `${file}.bmap`, 'application/xml', 'Block map for bmaptool'),
    rule('sha256', 'pack', `${file}.sha256`, `${file}.sha256`, TEXT, 'Checksums, packed and unpacked'),
    rule('manifest', 'image', 'manifest.json', `${name}.manifest.json`, JSON_TYPE, 'Exact package versions'),
    rule('kernel.config', 'build', 'kernel.config', `${name}.kernel.config`, TEXT, 'Kernel configuration'),
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
    rule(
      'kas.lock',
      'image',
      'kas.lock.yml',
      `${name}.kas.lock.yml`,
      'application/yaml',
      'Layers and their commits',
    ),
    ...(target.own.outputs.includes('sdk')
      ? [
          rule(
            'sdk',
            'sdk',
            'sdk.sh',
            `${name}.sdk.sh`,
            'application/x-shellscript',
            'SDK: compiler and sysroot',
          ),
        ]
      : []),
    // SPDX 3 is one document, SPDX 2.2 an archive of them: which one depends on the release.
    ...(target.release === 'scarthgap'
      ? [
          rule(
            'yocto.spdx',
            'image',
            'sbom.spdx.tar.zst',
            `${name}.yocto.spdx.tar.zst`,
            'application/zstd',
            'SPDX as Yocto makes it',
            false,
          ),
        ]
      : [
          rule(
            'yocto.spdx',
            'image',
            'sbom.spdx.json',
            `${name}.yocto.spdx.json`,
            JSON_TYPE,
            'SPDX as Yocto makes it',
            false,
          ),
        ]),
    rule(
      'yocto.licenses',
      'image',
      'licenses.json',
      `${name}.yocto.licenses.json`,
      JSON_TYPE,
      'Licence manifest',
      false,
    ),
    rule(
      'cve-report',
      // With a database it is a stage of its own that writes the report.
      target.own.outputs.includes('cve-report') ? 'cve' : 'image',
      'cve-report.json',
      `${name}.cve-report.json`,
      JSON_TYPE,
      'CVE report',
    ),
    rule(
      'yocto.vex',
      'image',
      'vex.json',
      `${name}.yocto.vex.json`,
      JSON_TYPE,
      'Vulnerabilities the recipes speak of, as Yocto makes it',
    ),
    rule(
      'build-history',
      'image',
      'build-history.ndjson',
      `${name}.build-history.ndjson`,
      'application/x-ndjson',
      'Layers, recipes and packages of this build',
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
    ...bitbakeArtifacts(target),
    ...(target.board.qemu === undefined
      ? []
      : [
          rule('boot.log', 'boot', 'boot.log', `${name}.boot.log`, TEXT, 'Console of the boot test'),
          rule(
            'boot.report',
            'boot',
            'boot-report.json',
            `${name}.boot.json`,
            JSON_TYPE,
            'Report of the boot test',
          ),
        ]),
  ];
}
