import type { ArtifactView } from '@boardwright/api/schemas/image';
import { describe, expect, it } from 'vitest';
import { flashCommands } from './flash-commands.ts';

function artifact(kind: string, fileName: string): ArtifactView {
  return {
    kind,
    fileName,
    title: kind,
    mediaType: 'application/octet-stream',
    sha256: 'a'.repeat(64),
    sizeBytes: 1,
    href: `/x/${kind}`,
    integrity: { checkedAt: null, state: 'unchecked' },
  };
}

describe('flashCommands', () => {
  it('names the files and the hash of this image', () => {
    const commands = flashCommands([artifact('img.zst', 'gw.img.zst'), artifact('bmap', 'gw.img.bmap')]);
    expect(commands.map((entry) => entry.title)).toEqual([
      'Check the download',
      'Write with bmaptool',
      'Write with dd',
    ]);
    expect(commands[0]?.command).toBe(`echo "${'a'.repeat(64)}  gw.img.zst" | sha256sum --check`);
    expect(commands[1]?.command).toContain('--bmap gw.img.bmap gw.img.zst');
    expect(commands[2]?.command).toContain('zstd -dc gw.img.zst');
  });

  it('falls back to xz, and offers nothing without an image', () => {
    expect(flashCommands([artifact('img.xz', 'gw.img.xz')]).at(-1)?.command).toContain('xz -dc gw.img.xz');
    expect(flashCommands([artifact('bmap', 'gw.img.bmap')])).toEqual([]);
  });
});
