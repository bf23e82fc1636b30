import type { ArtifactView } from '@boardwright/api/schemas/image';
import { describe, expect, it } from 'vitest';
import { flashCommands, HOST_SYSTEMS, personalFlashCommands } from './flash-commands.ts';

const PACKED = 'a'.repeat(64);
const UNPACKED = 'b'.repeat(64);

function artifact(kind: string, fileName: string): ArtifactView {
  return {
    kind,
    fileName,
    title: kind,
    mediaType: 'application/octet-stream',
    sha256: PACKED,
    sizeBytes: 1,
    href: `/x/${kind}`,
    integrity: { checkedAt: null, state: 'unchecked' },
  };
}

function image(...artifacts: ArtifactView[]) {
  return { artifacts, sha256: UNPACKED, sizeBytes: 1_610_612_736 };
}

const FULL = image(
  artifact('img.xz', 'gw.img.xz'),
  artifact('img.zst', 'gw.img.zst'),
  artifact('bmap', 'gw.img.bmap'),
);

function lines(system: (typeof HOST_SYSTEMS)[number], of = FULL): (string | undefined)[] {
  const found = flashCommands(system, of);
  return [found?.check, found?.find, ...(found?.ways ?? []), found?.compare].map((one) => one?.command);
}

describe('flashCommands', () => {
  it('on Linux', () => {
    expect(lines('linux')).toEqual([
      `echo "${PACKED}  gw.img.zst" | sha256sum --check`,
      'lsblk -d -o NAME,SIZE,TRAN,MODEL',
      'sudo bmaptool copy --bmap gw.img.bmap gw.img.zst /dev/sdX',
      'zstd -dc gw.img.zst | sudo dd of=/dev/sdX bs=4M conv=fsync status=progress',
      `[ "$(sudo head -c 1610612736 /dev/sdX | sha256sum | cut -d ' ' -f 1)" = ${UNPACKED} ] && echo same || echo different`,
    ]);
  });

  it('on macOS', () => {
    expect(lines('macos')).toEqual([
      `echo "${PACKED}  gw.img.zst" | shasum -a 256 --check`,
      'diskutil list external physical',
      'diskutil unmountDisk /dev/diskN && zstd -dc gw.img.zst | sudo dd of=/dev/rdiskN bs=4m',
      `[ "$(sudo head -c 1610612736 /dev/diskN | shasum -a 256 | cut -d ' ' -f 1)" = ${UNPACKED} ] && echo same || echo different; diskutil eject /dev/diskN`,
    ]);
  });

  it('on Windows', () => {
    expect(lines('windows')).toEqual([
      `(Get-FileHash -Algorithm SHA256 'gw.img.zst').Hash -eq '${PACKED}'`,
      'Get-Disk | Format-Table Number, FriendlyName, Size, BusType',
      `$image = Resolve-Path 'gw.img.zst'; cd "$env:ProgramFiles\\Raspberry Pi Ltd\\Imager"; .\\rpi-imager-cli.cmd --sha256 ${UNPACKED} "$image" \\\\.\\PhysicalDriveN`,
      undefined,
    ]);
  });

  it('falls back to xz, and leaves bmaptool out without a block map', () => {
    const found = flashCommands('linux', image(artifact('img.xz', 'gw.img.xz')));
    expect(found?.ways.map((way) => way.command)).toEqual([
      'xz -dc gw.img.xz | sudo dd of=/dev/sdX bs=4M conv=fsync status=progress',
    ]);
  });

  it.each(HOST_SYSTEMS)('offers nothing on %s without an image', (system) => {
    expect(flashCommands(system, image(artifact('bmap', 'gw.img.bmap')))).toBeNull();
  });

  it('keeps a strange file name one word', () => {
    const odd = image(artifact('img.zst', "a 'b; rm.img.zst"));
    expect(lines('linux', odd)[2]).toContain("zstd -dc 'a '\\''b; rm.img.zst' |");
    expect(lines('windows', odd)[0]).toContain("'a ''b; rm.img.zst'");
  });
});

describe('personalFlashCommands', () => {
  const PERSONAL = 'c'.repeat(64);
  const file = { fileName: 'gw-personal.img.zst', sizeBytes: 2, sha256: PERSONAL };
  const commands = (system: (typeof HOST_SYSTEMS)[number]): (string | undefined)[] => {
    const found = personalFlashCommands(system, FULL, file);
    return [found?.check, ...(found?.ways ?? []), found?.compare].map((one) => one?.command);
  };

  it('names the personal file, with the block map of the plain one', () => {
    expect(commands('linux')).toEqual([
      `echo "${PERSONAL}  gw-personal.img.zst" | sha256sum --check`,
      'sudo bmaptool copy --bmap gw.img.bmap gw-personal.img.zst /dev/sdX',
      'zstd -dc gw-personal.img.zst | sudo dd of=/dev/sdX bs=4M conv=fsync status=progress',
      `[ "$(sudo head -c 1610612736 /dev/sdX | sha256sum | cut -d ' ' -f 1)" = "$(zstd -dc gw-personal.img.zst | sha256sum | cut -d ' ' -f 1)" ] && echo same || echo different`,
    ]);
  });

  it.each(HOST_SYSTEMS)('holds no hash and no name of the plain image on %s', (system) => {
    const all = commands(system).join('\n');
    expect(all).toContain('gw-personal.img.zst');
    expect(all).not.toMatch(new RegExp(`${PACKED}|${UNPACKED}|gw\\.img\\.zst|--sha256`));
  });

  it('is written with dd where there is no block map, and never from xz', () => {
    const bare = image(artifact('img.xz', 'gw.img.xz'), artifact('img.zst', 'gw.img.zst'));
    expect(personalFlashCommands('linux', bare, file)?.ways.map(({ command }) => command)).toEqual([
      'zstd -dc gw-personal.img.zst | sudo dd of=/dev/sdX bs=4M conv=fsync status=progress',
    ]);
    expect(personalFlashCommands('linux', image(artifact('img.xz', 'gw.img.xz')), file)).toBeNull();
  });
});
