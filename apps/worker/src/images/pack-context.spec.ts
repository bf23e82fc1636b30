import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packContext } from './pack-context.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bw-context-'));
  await mkdir(join(root, 'docker/stages'), { recursive: true });
  await writeFile(join(root, 'docker/a.Dockerfile'), 'FROM x\n');
  await writeFile(join(root, 'docker/stages/run'), '#!/bin/sh\n');
  await chmod(join(root, 'docker/stages/run'), 0o755);
});
afterEach(() => rm(root, { recursive: true }));

describe('packContext', () => {
  it('packs files and directories with their executable bit', async () => {
    const entries = extract();
    packContext(root, ['docker/stages', 'docker/a.Dockerfile']).pipe(entries);
    const seen: string[] = [];
    for await (const entry of entries) {
      seen.push(`${entry.header.name} ${entry.header.type} ${entry.header.mode?.toString(8)}`);
      entry.resume();
    }
    expect(seen).toEqual([
      'docker/a.Dockerfile file 644',
      'docker/stages directory 755',
      'docker/stages/run file 755',
    ]);
  });

  it('gives the same bytes whatever the time stamps', async () => {
    const first = await buffer(packContext(root, ['docker']));
    await utimes(join(root, 'docker/a.Dockerfile'), 1, 1);
    expect((await buffer(packContext(root, ['docker', 'docker']))).equals(first)).toBe(true);
  });

  it('refuses links, which could lead outside, and says what is missing', async () => {
    await symlink('/etc/passwd', join(root, 'docker/stages/link'));
    await expect(buffer(packContext(root, ['docker']))).rejects.toThrow('neither a file nor a directory');
    await expect(buffer(packContext(root, ['none']))).rejects.toThrow('ENOENT');
  });
});
