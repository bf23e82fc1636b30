import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listeningInodes } from './describe-listener.ts';
import { choosePort, isPortFree } from './ports.ts';

const HOST = '127.0.0.1';
const WISH = { recorded: undefined, host: HOST, purpose: 'a test', variable: 'TEST_PORT' };

async function withListener(work: (port: number) => Promise<void>): Promise<void> {
  const server = createServer();
  server.listen(0, HOST);
  await once(server, 'listening');
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    server.close();
    await once(server, 'close');
  }
}

describe('choosePort', () => {
  it('takes the next free port when the usual one is taken', async () => {
    await withListener(async (port) => {
      expect(await isPortFree(port, HOST)).toBe(false);
      expect(await choosePort({ ...WISH, asked: undefined, usual: port })).toBeGreaterThan(port);
    });
  });

  it('names who has the port that was asked for, and the variable', async () => {
    await withListener(async (port) => {
      const error = await choosePort({ ...WISH, asked: port, usual: 1 }).catch((thrown: unknown) => thrown);
      expect(String(error)).toContain(`Port ${port} for a test is taken by`);
      expect(String(error)).toContain(`process ${process.pid}`);
      expect(error).toMatchObject({
        code: 'ENVIRONMENT_NOT_READY',
        details: { advice: expect.stringContaining('TEST_PORT') },
      });
    });
  });

  it('keeps to the port of last time', async () => {
    let freed = 0;
    await withListener(async (port) => {
      freed = port;
    });
    expect(await choosePort({ ...WISH, asked: undefined, recorded: freed, usual: 1024 })).toBe(freed);
  });
});

describe('listeningInodes', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:0CE4 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 1 0 100 0 0 10 0',
    '   1: 0100007F:0CE4 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 99999 1 0 100 0 0 10 0',
  ].join('\n');

  it('finds listeners only, by port', () => {
    expect(listeningInodes(table, 3300)).toEqual(['12345']);
    expect(listeningInodes(table, 3301)).toEqual([]);
  });
});
