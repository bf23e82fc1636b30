import { ImageSpec } from '@boardwright/spec/image-spec';
import { describe, expect, it } from 'vitest';
import { BOARDS } from '../boards.ts';
import { resolve } from '../resolve.ts';

function offeredFor(board: string, more: object = {}): string[] {
  const engine = { kind: 'debian' };
  const spec = ImageSpec.parse({ apiVersion: 'boardwright/v1', name: 'gw', board, engine, ...more });
  const issue = resolve(spec).issues.find(({ path, code }) => path === '/board' && code === 'UNKNOWN_ID');
  return (issue?.fixes ?? []).map(({ patches }) => String(patches[0]?.value));
}

describe('a board that is gone', () => {
  it('is replaced by the one that is spelled alike, when there is one', () => {
    expect(offeredFor('rpi55')).toEqual(['rpi5']);
  });

  it('may be replaced by at most three boards that take the rest of the spec', () => {
    const offered = offeredFor('some-gateway-of-2019');
    expect(offered).toHaveLength(3);
    for (const id of offered) {
      const spec = ImageSpec.parse({
        ...{ apiVersion: 'boardwright/v1', name: 'gw', board: id },
        engine: { kind: 'debian' },
      });
      expect(resolve(spec).image, id).not.toBeNull();
    }
    // One that can be held in a hand before one that is emulated
    expect(BOARDS.get(offered[0] ?? '')?.ramMiB).not.toEqual([]);
  });

  it.each([
    ['industrial-pc-x86', 'x86_64'],
    ['old-arm64-gateway', 'aarch64'],
  ])('keeps the architecture that %s names', (board, arch) => {
    const offered = offeredFor(board);
    expect(offered).not.toEqual([]);
    for (const id of offered) expect(BOARDS.get(id)?.arch, id).toBe(arch);
  });

  it('is replaced by its family first', () => {
    expect(offeredFor('rpi-compute-module-4-with-emmc')[0]).toMatch(/^rpi/);
  });

  it('is replaced by none when no board takes the rest', () => {
    expect(offeredFor('some-gateway-of-2019', { runtimes: ['no-such-runtime'] })).toEqual([]);
  });
});
