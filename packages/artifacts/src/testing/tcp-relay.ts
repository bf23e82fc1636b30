import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a local server that breaks when told to. */
export interface TcpRelay {
  readonly port: number;
  /** Ends one connection, the first that has brought so many bytes back. */
  readonly cutNextAfterBytes: (bytes: number) => void;
  readonly cuts: () => number;
  readonly stop: () => Promise<void>;
}

export async function startTcpRelay(target: number): Promise<TcpRelay> {
  let cutAfter = Number.POSITIVE_INFINITY;
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    let bytes = 0;
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes >= cutAfter) {
        cutAfter = Number.POSITIVE_INFINITY;
        cuts += 1;
        near.destroy();
        return;
      }
      if (!near.write(chunk)) far.pause();
    });
    near.on('drain', () => far.resume());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cutNextAfterBytes: (bytes) => {
      cutAfter = bytes;
    },
    cuts: () => cuts,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
