import { YOCTO_RELEASES } from '@boardwright/catalog/yocto-release';
import type { RenderedFile } from '../plan.ts';
import { deployedFile, type YoctoImage } from './resolved.ts';

const FILES: readonly (readonly [string, string])[] = [
  ['build.sh', 'checks and builds; needs kas 4.8 and what Yocto asks of a host, and nothing of Boardwright'],
  ['kas.yml', 'machine, layers by commit, and what local.conf gets, each line with its reason'],
  ['kas.lock.yml', 'the commit of each repository, for tools that read kas lock files'],
  ['layers/meta-image/', 'the layer of this image alone: its recipe, files, kernel lines, partitions'],
  ['layers/meta-boardwright/', 'image class, distro, and recipes no public layer has'],
  ['layers/rootfs-common/', 'sources of the self-test and first boot'],
  ['config/*.json', 'the same as data, for the stages of a build in containers'],
];

/** A table cell must stay on its line. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [`### ${title}`, table(head, rows)];
}

function choices({ image }: YoctoImage): string {
  return table(
    ['choice', 'value', 'because'],
    [
      ['Release', image.engine.release, image.engine.because],
      ['Preemption', image.kernel.preemption, image.kernel.because],
      ['Host name', image.hostname.value, image.hostname.because],
      ['Power profile', image.power.profile, image.power.because],
      ['Root file system', image.storage.rootfs, image.storage.because],
    ],
  );
}

/** What build.sh makes beside the image, asked for or not, and what it does not. */
function outputs({ own }: YoctoImage): string {
  const sdk = '`./build.sh sdk` makes the SDK (`output/build/tmp/deploy/sdk`)';
  const sentences = [
    own.outputs.includes('sdk') ? `${sdk}; \`build\` does so too, since the spec asks for it.` : `${sdk}.`,
    ...(own.outputs.includes('cve-report')
      ? [
          'The CVE report the spec asks for is made by Boardwright alone; BitBake leaves what recipes say (VEX) with the image.',
        ]
      : []),
  ];
  return sentences.join(' ');
}

/** README of the ejected tree: what it is, how to build and flash it, and why everything is in it. */
export function renderReadme(target: YoctoImage): RenderedFile {
  const { image, board, release, own } = target;
  const parts = [
    `# ${image.name}`,
    `${YOCTO_RELEASES[release].title} for ${image.board.title} (machine \`${own.machine}\`), composed with Boardwright.`,
    [
      'Build it without Boardwright, as an ordinary user:',
      '',
      '```',
      './build.sh check   # minutes: layers, machine and recipes, nothing is built',
      './build.sh build   # hours the first time, and some 100 GiB of disk',
      '```',
      '',
      `The image is \`output/build/tmp/deploy/images/${own.machine}/${deployedFile(target, 'wic')}\`. \`MIRROR=<directory or URL of bare repositories>\` takes the layers from there instead of upstream, each under its name in kas.yml. ${outputs(target)} \`./build.sh help\` tells the rest.`,
    ].join('\n'),
    '## Files',
    table(['path', 'what it is'], FILES),
    '## Flash',
    (board.flashing ?? image.board.flashing).map((step, index) => `${index + 1}. ${step}`).join('\n'),
    `Serial console: ${image.board.serialConsole.device}, ${image.board.serialConsole.baud} baud. ${image.board.serialConsole.note}`,
    '## Know before',
    [
      ...image.board.traps,
      'Nobody can log in until you add an account or a key: the image holds no password.',
      'BitBake keeps what it built in OUTPUT/sstate; give SSTATE_DIR a place of its own and several images share it.',
    ]
      .map((trap) => `- ${trap}`)
      .join('\n'),
    '## Why it is as it is',
    choices(target),
    ...section(
      'Units',
      ['kind', 'unit', 'because'],
      image.units.map(({ kind, title, because }) => [kind, title, because]),
    ),
    ...section(
      'Layers',
      ['repository', 'branch', 'layer', 'because'],
      own.repos.flatMap(({ id, branch, layers }) =>
        layers.map(({ path, because }) => [id, branch, path, because]),
      ),
    ),
    ...section(
      'Packages',
      ['package', 'because'],
      image.packages.map(({ name, because }) => [name, because]),
    ),
    ...section(
      'Variables',
      ['variable', 'value', 'because'],
      own.variables.map(({ name, operator, value, because }) => [`${name} ${operator}`, value, because]),
    ),
    ...section(
      'Kernel configuration',
      ['line', 'because'],
      own.kernelLines.map(({ line, because }) => [line, because]),
    ),
    ...section(
      'U-Boot configuration',
      ['line', 'because'],
      own.ubootLines.map(({ line, because }) => [line, because]),
    ),
    ...section(
      'Kernel command line',
      ['word', 'because'],
      image.kernel.cmdline.map(({ word, because }) => [word, because]),
    ),
  ];
  return { path: 'README.md', content: `${parts.join('\n\n')}\n` };
}
