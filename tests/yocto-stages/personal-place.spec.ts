import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

const MIB = 1024 * 1024;

describe('personal_place', () => {
  let folder: string;
  let disk: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bw-personal-'));
    disk = join(folder, 'disk.img');
    await writeFile(disk, Buffer.alloc(4 * MIB + 512));
  });
  afterEach(() => rm(folder, { recursive: true }));

  function place(wanted: object, endBytes: number): unknown {
    return runPython(
      `from bw.personal_place import personal_place
import io, contextlib
with contextlib.redirect_stdout(io.StringIO()):
    place = personal_place(given["wanted"], given["disk"], [{"startBytes": 0, "sizeBytes": given["end"]}])
print(json.dumps(place))`,
      { wanted, disk, end: endBytes },
    );
  }

  it('is behind all that is on the disk, at a multiple of its size', async () => {
    const imageOffset = 4 * MIB + 65_536;
    expect(place({}, 4 * MIB)).toEqual({ imageOffset, sizeBytes: 65_536 });
    const written = await readFile(disk);
    expect(written.length).toBe(imageOffset + 65_536);
    expect(written.subarray(imageOffset).toString('latin1')).toMatch(/^BOARDWRIGHT-PERSONAL 1\nempty\n/);
  });

  it('is not there where the tree says why', async () => {
    expect(place({ refused: 'It has two root slots.' }, 4 * MIB)).toEqual({
      refused: 'It has two root slots.',
    });
    expect((await readFile(disk)).length).toBe(4 * MIB + 512);
  });

  it('withholds no image whose disk goes on behind its partitions', async () => {
    expect(place({}, MIB)).toEqual({ refused: expect.stringMatching(/^Its disk goes on behind/) });
    expect((await readFile(disk)).length).toBe(4 * MIB + 512);
  });
});
