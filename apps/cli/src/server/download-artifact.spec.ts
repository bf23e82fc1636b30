import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadArtifact } from './download-artifact.ts';
import { connectServer } from './server-access.ts';

const CONTENT = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
const ARTIFACT = {
  fileName: 'gw.img.zst',
  imageId: 'i1',
  kind: 'img.zst',
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
  sizeBytes: CONTENT.length,
};

let directory = '';
let server: Server;
let ranges: (string | undefined)[] = [];
/** How the server answers, in turn; the last one from then on. */
let answers: ((from: number, response: ServerResponse) => void)[] = [];

function whole(from: number, response: ServerResponse): void {
  if (from > 0)
    response.writeHead(206, { 'content-range': `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}` });
  response.end(CONTENT.subarray(from));
}

/** Bytes the client still holds in memory are gone with the connection: it has written some when this is over. */
async function someArrived(): Promise<void> {
  const written = async (): Promise<boolean> => {
    const names = await readdir(directory);
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(directory, name))).size));
    return sizes.some((size) => size > 0);
  };
  await vi.waitUntil(written, { timeout: 4_000 });
}

function cutAfter(bytes: number): (from: number, response: ServerResponse) => void {
  return (from, response) => {
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': CONTENT.length - from,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}` } : {}),
    });
    response.write(CONTENT.subarray(from, from + bytes), () => {
      void someArrived().finally(() => response.destroy());
    });
  };
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-download-'));
  ranges = [];
  answers = [whole];
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(from, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(directory, { recursive: true, force: true });
});

function access() {
  return connectServer(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    't',
    new AbortController().signal,
  );
}

describe('downloadArtifact', () => {
  it('writes the whole file under its name and nothing else', async () => {
    const path = await downloadArtifact(access(), ARTIFACT, { directory });
    expect(await readFile(path)).toEqual(CONTENT);
    expect(await readdir(directory)).toEqual(['gw.img.zst']);
  });

  it('continues after the connection broke, without fetching the first part again', async () => {
    answers = [cutAfter(50_000), whole];
    const path = await downloadArtifact(access(), ARTIFACT, { directory });
    expect(await readFile(path)).toEqual(CONTENT);
    expect(ranges[0]).toBeUndefined();
    expect(ranges[1]).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('continues what an earlier run left', async () => {
    await writeFile(join(directory, 'gw.img.zst.part'), CONTENT.subarray(0, 1000));
    await downloadArtifact(access(), ARTIFACT, { directory });
    expect(ranges).toEqual(['bytes=1000-']);
  });

  it('starts over when what was left is of another file', async () => {
    await writeFile(join(directory, 'gw.img.zst.part'), Buffer.alloc(1000));
    const path = await downloadArtifact(access(), ARTIFACT, { directory });
    expect(await readFile(path)).toEqual(CONTENT);
    expect(ranges).toEqual(['bytes=1000-', undefined]);
  });

  it('copes with a server that ignores Range', async () => {
    await writeFile(join(directory, 'gw.img.zst.part'), CONTENT.subarray(0, 1000));
    answers = [(_from, response) => response.end(CONTENT)];
    expect(await readFile(await downloadArtifact(access(), ARTIFACT, { directory }))).toEqual(CONTENT);
  });

  it('does not fetch a file that is there and right', async () => {
    await downloadArtifact(access(), ARTIFACT, { directory });
    await downloadArtifact(access(), ARTIFACT, { directory });
    expect(ranges).toHaveLength(1);
  });

  it('leaves no file of a wrong sha256', async () => {
    const wrong = { ...ARTIFACT, sha256: '0'.repeat(64) };
    await expect(downloadArtifact(access(), wrong, { directory })).rejects.toMatchObject({
      code: 'CHECKSUM_MISMATCH',
    });
    expect(await readdir(directory)).toEqual([]);
  });

  it.each(['../evil', '/etc/passwd', '', '.bashrc', 'a/b'])('refuses the file name %j', async (fileName) => {
    await expect(downloadArtifact(access(), { ...ARTIFACT, fileName }, { directory })).rejects.toMatchObject({
      code: 'FETCH_FAILED',
    });
    expect(ranges).toEqual([]);
  });
});
