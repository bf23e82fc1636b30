import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CliRun, runCli } from './testing/run-cli.ts';

// How the commands behave towards a server that refuses; what they do with one that does not, e2e/journeys tries.

const GOOD = `apiVersion: boardwright/v1
name: contract-test
board: qemu-x86_64
engine: { kind: debian, release: trixie }
`;

let directory = '';
let spec = '';
let server: Server;
let refusal = { status: 500, code: 'INTERNAL', detail: '' };
let asked: string[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-cli-'));
  spec = join(directory, 'spec.yaml');
  await writeFile(spec, GOOD);
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    request.resume();
    response.writeHead(refusal.status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ ...refusal, type: 'x', title: 'x', instance: 'x', issues: [] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
});

function run(words: readonly string[]): Promise<CliRun> {
  const { port } = server.address() as AddressInfo;
  const env = { BOARDWRIGHT_URL: `http://127.0.0.1:${port}`, BOARDWRIGHT_TOKEN: 'bwt_x' };
  return runCli(words, { env: { ...env, BOARDWRIGHT_DATA_DIR: join(directory, 'data') } });
}

describe('a server that refuses', () => {
  it.each([
    [401, 'UNAUTHENTICATED', 'You are not signed in.', 'has expired or was revoked'],
    [
      403,
      'FORBIDDEN',
      'This token does not have the permission "build".',
      'does not have the permission "build"',
    ],
    [429, 'QUOTA_EXCEEDED', 'This team has started all 2 builds it may start in a day.', 'all 2 builds'],
    [429, 'RATE_LIMITED', 'Too many tries. Try again in 9 s.', 'Try again in 9 s'],
  ])('%i %s ends compose with 3, nothing on stdout, and says why', async (status, code, detail, words) => {
    refusal = { status, code, detail };
    const { exitCode, stdout, stderr } = await run(['compose', spec, '--wait', '--json']);
    expect(exitCode, stderr).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
    expect(asked).toEqual(['POST /api/v1/builds Bearer bwt_x']);
  });

  it('never has its stack started here instead', async () => {
    refusal = { status: 401, code: 'UNAUTHENTICATED', detail: 'x' };
    for (const words of [
      ['images', 'latest', '--board', 'rpi5'],
      ['quota'],
      ['compose', spec, '--no-wait'],
    ]) {
      const { exitCode, stderr } = await run(words);
      expect(exitCode, stderr).toBe(3);
    }
    expect(asked).toEqual([
      'GET /api/v1/latest/rpi5?channel=released Bearer bwt_x',
      'GET /api/v1/quota Bearer bwt_x',
      'POST /api/v1/builds Bearer bwt_x',
    ]);
  });

  it('an image that is not there is bad input', async () => {
    refusal = { status: 404, code: 'NOT_FOUND', detail: 'No image of rpi5 is in the channel candidate.' };
    const { exitCode, stdout, stderr } = await run([
      ...['images', 'latest', '--board', 'rpi5', '--channel', 'candidate', '--name', 'gw', '--json'],
    ]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('No image of rpi5');
    expect(asked).toEqual(['GET /api/v1/latest/rpi5?channel=candidate&name=gw Bearer bwt_x']);
  });
});

describe('words that cannot be meant', () => {
  it.each([
    [['images', 'latest'], "required option '--board <BOARD>'"],
    [['images', 'latest', '--board', 'rpi5', '--channel', 'gold'], 'There are: draft, candidate'],
    [['images', 'latest', '--board', 'rpi5', '--out', '/tmp'], '--download'],
    [['images', 'move', 'i1', 'released'], "required option '--reason <TEXT>'"],
    [['images', 'move', 'i1', 'gold', '--reason', 'x'], 'There is no channel gold'],
    [['quota', '--builds-per-day', 'many'], '--builds-per-day wants a whole number'],
  ])('%j ends with 2 before anybody is asked', async (words, message) => {
    const { exitCode, stdout, stderr } = await run(words);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(asked).toEqual([]);
  });

  it.each([
    [
      ['images', 'latest'],
      ['--download', 'imageId', '/api/v1/latest/'],
    ],
    [
      ['images', 'move'],
      ['--reason', 'permission'],
    ],
    [['quota'], ['--storage-gib', 'operator']],
    [['compose'], ['--wait', '--no-wait', 'API token']],
  ])('%j explains itself', async (words, parts) => {
    const { exitCode, stdout } = await run([...words, '--help']);
    expect(exitCode).toBe(0);
    for (const part of parts) expect(stdout).toContain(part);
  });
});
