import type { RenderedFile } from '../plan.ts';
import type { BuildrootImage } from './resolved.ts';

const FILES: readonly (readonly [string, string])[] = [
  ['build.sh', 'configures, checks every symbol, builds; needs a Buildroot tree and nothing of Boardwright'],
  ['config/fragments/', 'what is set over the upstream defconfig, each symbol with its reason'],
  ['config/linux/', 'what is set over the kernel configuration of the board'],
  ['config/busybox/', 'what is set over the configuration of BusyBox; only when the power profile asks'],
  ['config/*.json', 'the same as data, for the stages of a build in containers'],
  ['board/', 'root file system overlay, kernel command line, scripts make runs'],
  ['layers/br2-external-boardwright/', 'packages Buildroot lacks (BR2_EXTERNAL)'],
  ['layers/rootfs-common/', 'sources of the self-test and first boot'],
];

/** A table cell must stay on its line. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function choices({ image }: BuildrootImage): string {
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

/** What build.sh makes beside the image, asked for or not. */
function outputs({ own }: BuildrootImage): string {
  const verbs = {
    sdk: '`./build.sh sdk` makes the SDK (`output/images/*_sdk-buildroot.tar.gz`)',
    'legal-info': '`./build.sh legal-info` gathers licences and sources (`output/legal-info`)',
  };
  const asked = own.outputs.map((one) => `\`${one}\``).join(' and ');
  const build = asked === '' ? '' : ` \`build\` does ${asked} too, since the spec asks for it.`;
  return `${verbs.sdk}, ${verbs['legal-info']}.${build}`;
}

/** README of the ejected tree: what it is, how to build and flash it, and why everything is in it. */
export function renderReadme(target: BuildrootImage): RenderedFile {
  const { image, board, ref, own } = target;
  const parts = [
    `# ${image.name}`,
    `Buildroot ${ref} for ${image.board.title} (\`${board.defconfig}_defconfig\`), composed with Boardwright.`,
    [
      'Build it without Boardwright, as an ordinary user:',
      '',
      '```',
      `git clone --depth 1 --branch ${ref} https://gitlab.com/buildroot.org/buildroot.git`,
      'BUILDROOT=buildroot ./build.sh config   # seconds: configures and checks every symbol, leaves output/.config',
      'BUILDROOT=buildroot ./build.sh build    # hours the first time',
      '```',
      '',
      `The image is \`output/images/${board.image.file}\`. ${outputs(target)} \`./build.sh help\` tells the rest.`,
    ].join('\n'),
    '## Files',
    table(['path', 'what it is'], FILES),
    '## Flash',
    image.board.flashing.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    `Serial console: ${image.board.serialConsole.device}, ${image.board.serialConsole.baud} baud. ${image.board.serialConsole.note}`,
    '## Know before',
    [
      ...image.board.traps,
      'Nobody can log in until you add an account or a key: the image holds no password.',
      'Turning a package off needs a clean build: Buildroot does not take it out of output/target.',
    ]
      .map((trap) => `- ${trap}`)
      .join('\n'),
    '## Why it is as it is',
    choices(target),
    '### Units',
    table(
      ['kind', 'unit', 'because'],
      image.units.map(({ kind, title, because }) => [kind, title, because]),
    ),
    '### Buildroot symbols',
    table(
      ['symbol', 'value', 'because'],
      own.symbols.map(({ name, value, because }) => [name, value, because]),
    ),
    '### Kernel configuration',
    table(
      ['line', 'because'],
      own.kernelLines.map(({ line, because }) => [line, because]),
    ),
    ...(own.ubootLines.length === 0
      ? []
      : [
          '### U-Boot configuration',
          table(
            ['line', 'because'],
            own.ubootLines.map(({ line, because }) => [line, because]),
          ),
        ]),
    ...(own.busyboxLines.length === 0
      ? []
      : [
          '### BusyBox configuration',
          table(
            ['line', 'because'],
            own.busyboxLines.map(({ line, because }) => [line, because]),
          ),
        ]),
    ...(image.kernel.cmdline.length === 0
      ? []
      : [
          '### Kernel command line',
          table(
            ['word', 'because'],
            image.kernel.cmdline.map(({ word, because }) => [word, because]),
          ),
        ]),
  ];
  return { path: 'README.md', content: `${parts.join('\n\n')}\n` };
}
