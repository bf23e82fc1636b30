import type { ArtifactView } from '@boardwright/api/schemas/image';

export interface FlashCommand {
  readonly title: string;
  readonly command: string;
  readonly note: string;
}

/** Commands for the downloaded files of this very image: names and hashes are the artifacts' own. */
export function flashCommands(artifacts: readonly ArtifactView[]): FlashCommand[] {
  const zst = artifacts.find((artifact) => artifact.kind === 'img.zst');
  const xz = artifacts.find((artifact) => artifact.kind === 'img.xz');
  const bmap = artifacts.find((artifact) => artifact.kind === 'bmap');
  const packed = zst ?? xz;
  if (!packed) return [];
  const unpack = packed === zst ? 'zstd -dc' : 'xz -dc';
  const commands: FlashCommand[] = [
    {
      title: 'Check the download',
      command: `echo "${packed.sha256}  ${packed.fileName}" | sha256sum --check`,
      note: 'Says OK when every byte arrived.',
    },
  ];
  if (bmap) {
    commands.push({
      title: 'Write with bmaptool',
      command: `sudo bmaptool copy --bmap ${bmap.fileName} ${packed.fileName} /dev/sdX`,
      note: 'Fastest: writes only the blocks that hold data, and checks each one.',
    });
  }
  commands.push({
    title: 'Write with dd',
    command: `${unpack} ${packed.fileName} | sudo dd of=/dev/sdX bs=4M conv=fsync status=progress`,
    note: 'Works everywhere. Replace /dev/sdX with your card; `lsblk` lists them. What is on it is lost.',
  });
  return commands;
}
