import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { debianBoardOf } from './layout.ts';
import { commandLine } from './render-boot.ts';
import { imageFileName } from './render-config.ts';

const FILES: readonly (readonly [string, string])[] = [
  ['build.sh', 'builds everything with Docker alone'],
  ['packages/*.list', 'packages by layer: base, kernel, chosen units, your own'],
  ['config/genimage.cfg', 'partition table and boot partition'],
  ['config/*.json', 'what each stage reads'],
  ['boot/', 'boot loader entries, or config.txt and cmdline.txt'],
  ['rootfs/', 'files put into the root file system as they are'],
  [
    'docker/debian-builder.Dockerfile',
    'the container image all stages run in; stage scripts in docker/debian-builder/ and docker/common/',
  ],
  ['layers/', 'what every image carries: self-test, first boot, initramfs'],
];

/** A table cell must stay on its line. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function why(image: ResolvedImage): string {
  const choices: (readonly string[])[] = [
    ['Release', image.engine.release, image.engine.because],
    ['Preemption', image.kernel.preemption, image.kernel.because],
    ['Host name', image.hostname.value, image.hostname.because],
    ['Power profile', image.power.profile, image.power.because],
    ['Root file system', image.storage.rootfs, image.storage.because],
  ];
  return table(['choice', 'value', 'because'], choices);
}

function units(image: ResolvedImage): string {
  const rows = image.units.map(({ kind, title, because }) => [kind, title, because]);
  return table(['kind', 'unit', 'because'], rows);
}

/** README of the ejected tree: what it is, how to build and flash it, and why everything is in it. */
export function renderReadme(image: ResolvedImage): RenderedFile {
  const { board } = image;
  const file = imageFileName(image);
  const parts = [
    `# ${image.name}`,
    `Debian ${image.engine.release} (${debianBoardOf(image).arch}) for ${board.title}, composed with Boardwright.`,
    [
      'This tree builds the image without Boardwright: run `./build.sh`. It needs Docker on an amd64 host. Package versions',
      'are those of the archive on the day of the build; `out/image/manifest.json` lists them exactly.',
    ].join('\n'),
    '## Files',
    table(['path', 'what it is'], FILES),
    '## Flash',
    `The image is \`out/pack/${file}.zst\` (and \`.xz\`, with \`${file}.bmap\` and checksums).`,
    board.flashing.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    `Serial console: ${board.serialConsole.device}, ${board.serialConsole.baud} baud. ${board.serialConsole.note}`,
    '## Know before',
    [
      ...board.traps,
      'Nobody can log in until you add an account or a key: the image holds no password.',
      'Manual pages, documentation and translations of packages are left out; licence files stay.',
      "The kernel is on hold for the device's own apt: kernel and initramfs live on the boot partition and come with a new image.",
      'The boot loader is not signed: switch Secure Boot off.',
    ]
      .map((trap) => `- ${trap}`)
      .join('\n'),
    '## Why it is as it is',
    why(image),
    '### Units',
    units(image),
    '### Packages',
    table(
      ['package', 'layer', 'because'],
      image.packages.map(({ name, layer, because }) => [name, layer, because]),
    ),
    '### Kernel command line',
    table(
      ['word', 'because'],
      commandLine(image).map(({ text, because }) => [text, because ?? '']),
    ),
  ];
  return { path: 'README.md', content: `${parts.join('\n\n')}\n` };
}
