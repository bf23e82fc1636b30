import type { ArtifactView } from '@boardwright/api/schemas/image';
import type { PersonalDigest } from '@boardwright/api/schemas/personalise';

/** Systems of the computer the card is written on. */
export const HOST_SYSTEMS = ['linux', 'macos', 'windows'] as const;
export type HostSystem = (typeof HOST_SYSTEMS)[number];

export interface FlashCommand {
  readonly title: string;
  readonly command: string;
  readonly note: string;
}

export interface FlashCommands {
  /** The file the commands read. */
  readonly packed: ArtifactView;
  /** Checks the downloaded file against its hash. */
  readonly check: FlashCommand;
  /** Finds the card among the drives. */
  readonly find: FlashCommand;
  /** Ways to write it, the best first: any one of them does. */
  readonly ways: readonly FlashCommand[];
  /** Reads the card again and compares; null where the way to write has done so. */
  readonly compare: FlashCommand | null;
}

interface FlashedImage {
  readonly artifacts: readonly ArtifactView[];
  /** Of the unpacked image; null for one with personal values, of which only the packed file's is known. */
  readonly sha256: string | null;
  readonly sizeBytes: number;
}

/** A file name as a word of a POSIX shell. */
function shellWord(name: string): string {
  return /^[\w.+-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/** A file name as a string of PowerShell. */
function powerShellWord(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function unpack(packed: ArtifactView): string {
  return `${packed.kind === 'img.zst' ? 'zstd' : 'xz'} -dc ${shellWord(packed.fileName)}`;
}

function compareOn(image: FlashedImage, packed: ArtifactView, device: string, hash: string): string {
  const written = `$(sudo head -c ${image.sizeBytes} ${device} | ${hash} | cut -d ' ' -f 1)`;
  const wanted = image.sha256 ?? `"$(${unpack(packed)} | ${hash} | cut -d ' ' -f 1)"`;
  return `[ "${written}" = ${wanted} ] && echo same || echo different`;
}

/** What bmaptool needs, and why one map fits both forms of an image. */
function bmapNote({ sha256 }: FlashedImage): string {
  return sha256 === null
    ? "Fastest: writes only the blocks that hold data, the values among them, and checks all but those. It takes the plain image's .bmap file, downloaded beside this one."
    : 'Fastest: writes only the blocks that hold data, and checks each one. It needs the .bmap file beside the image.';
}

function linux(image: FlashedImage, packed: ArtifactView, bmap: ArtifactView | undefined): FlashCommands {
  const file = shellWord(packed.fileName);
  return {
    packed,
    check: {
      title: 'Check the download',
      command: `echo "${packed.sha256}  ${packed.fileName}" | sha256sum --check`,
      note: 'Says OK when every byte arrived.',
    },
    find: {
      title: 'Find the drive',
      command: 'lsblk -d -o NAME,SIZE,TRAN,MODEL',
      note: 'Run it before and after you put the card in: the new line is the card. Use its name instead of sdX.',
    },
    ways: [
      ...(bmap === undefined
        ? []
        : [
            {
              title: 'Write with bmaptool',
              command: `sudo bmaptool copy --bmap ${shellWord(bmap.fileName)} ${file} /dev/sdX`,
              note: bmapNote(image),
            },
          ]),
      {
        title: bmap === undefined ? 'Write with dd' : 'Or write with dd',
        command: `${unpack(packed)} | sudo dd of=/dev/sdX bs=4M conv=fsync status=progress`,
        note: 'Works everywhere, and writes every block.',
      },
    ],
    compare: {
      title: 'Compare what dd wrote',
      command: compareOn(image, packed, '/dev/sdX', 'sha256sum'),
      note: 'Says same. bmaptool has compared by itself; after it this one differs where nothing was written.',
    },
  };
}

function macos(image: FlashedImage, packed: ArtifactView): FlashCommands {
  const tool = packed.kind === 'img.zst' ? 'zstd' : 'xz';
  return {
    packed,
    check: {
      title: 'Check the download',
      command: `echo "${packed.sha256}  ${packed.fileName}" | shasum -a 256 --check`,
      note: 'Says OK when every byte arrived.',
    },
    find: {
      title: 'Find the drive',
      command: 'diskutil list external physical',
      note: 'Use its number instead of N.',
    },
    ways: [
      {
        title: 'Write with dd',
        command: `diskutil unmountDisk /dev/diskN && ${unpack(packed)} | sudo dd of=/dev/rdiskN bs=4m`,
        note: `Ctrl-T shows how far it is. "brew install ${tool}" brings ${tool}.`,
      },
    ],
    compare: {
      title: 'Compare and eject',
      command: `${compareOn(image, packed, '/dev/diskN', 'shasum -a 256')}; diskutil eject /dev/diskN`,
      note: 'Says same before the card is let go.',
    },
  };
}

function windows(image: FlashedImage, packed: ArtifactView): FlashCommands {
  const hash = image.sha256 === null ? '' : ` --sha256 ${image.sha256}`;
  return {
    packed,
    check: {
      title: 'Check the download',
      command: `(Get-FileHash -Algorithm SHA256 ${powerShellWord(packed.fileName)}).Hash -eq '${packed.sha256}'`,
      note: 'In PowerShell, in the folder of the file. Says True when every byte arrived.',
    },
    find: {
      title: 'Find the drive',
      command: 'Get-Disk | Format-Table Number, FriendlyName, Size, BusType',
      note: 'Use its number instead of N.',
    },
    ways: [
      {
        title: 'Write with Raspberry Pi Imager, without its window',
        command: `$image = Resolve-Path ${powerShellWord(packed.fileName)}; cd "$env:ProgramFiles\\Raspberry Pi Ltd\\Imager"; .\\rpi-imager-cli.cmd${hash} "$image" \\\\.\\PhysicalDriveN`,
        note: 'In a PowerShell of the administrator, with Imager 2 installed in its usual place. It compares what it wrote.',
      },
    ],
    compare: null,
  };
}

/**
 * Commands for the downloaded files of this very image: names, sizes and hashes are its own.
 *
 * @returns null when the image has no packed file
 */
export function flashCommands(system: HostSystem, image: FlashedImage): FlashCommands | null {
  const ofKind = (kind: string): ArtifactView | undefined =>
    image.artifacts.find((artifact) => artifact.kind === kind);
  const packed = ofKind('img.zst') ?? ofKind('img.xz');
  if (packed === undefined) return null;
  switch (system) {
    case 'linux':
      return linux(image, packed, ofKind('bmap'));
    case 'macos':
      return macos(image, packed);
    case 'windows':
      return windows(image, packed);
  }
}

/**
 * The same commands for a personalised download: its own name and hash. The plain image's block map fits, since the
 * place of the values is among its blocks and has no checksum there.
 */
export function personalFlashCommands(
  system: HostSystem,
  image: FlashedImage,
  file: PersonalDigest,
): FlashCommands | null {
  const artifacts = image.artifacts
    .filter(({ kind }) => kind === 'img.zst' || kind === 'bmap')
    .map((artifact) => (artifact.kind === 'img.zst' ? { ...artifact, ...file } : artifact));
  return flashCommands(system, { ...image, artifacts, sha256: null });
}
