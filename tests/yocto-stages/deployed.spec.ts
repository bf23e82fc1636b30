import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

const MIB = 1048576;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-deployed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('copies a disk image with its holes', () => {
  const images = join(folder, 'tmp/deploy/images/qemux86-64');
  mkdirSync(images, { recursive: true });
  const disk = Buffer.alloc(8 * MIB);
  disk.write('partition table', 0);
  disk.write('end', 8 * MIB - 3);
  writeFileSync(join(images, 'disk-20261128.wic'), disk);
  symlinkSync('disk-20261128.wic', join(images, 'disk.wic'));
  runPython(
    `from bw.deployed import Deployed
Deployed("image", "qemux86-64", given + "/tmp").copy("disk.wic", "disk.img", "disk image", given)
print(json.dumps(None))`,
    folder,
  );
  const copy = statSync(join(folder, 'disk.img'));
  expect(readFileSync(join(folder, 'disk.img')).equals(disk)).toBe(true);
  expect(copy.blocks * 512).toBeLessThan(MIB);
});
