import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** What arrived. */
export interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** How a receiver answers: as told, not at all, or by breaking the connection. */
export type Answer =
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | 'hang'
  | 'reset';

/** A program that gets webhooks, on loopback. */
export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly Received[];
  /** Taken one by one; 200 when there is none left. */
  readonly answers: Answer[];
  readonly connections: () => number;
  readonly arrived: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const requests: Received[] = [];
  const answers: Answer[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    void text(request).then((body) => {
      requests.push({ headers: request.headers as Record<string, string>, body });
      const answer = answers.shift() ?? { status: 200 };
      if (answer === 'hang') return;
      if (answer === 'reset') request.socket.destroy();
      else response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    requests,
    answers,
    connections: () => connections,
    async arrived(count) {
      for (let turn = 0; requests.length < count; turn += 1) {
        if (turn > 400) throw new Error(`${requests.length} of ${count} messages arrived`);
        await sleep(25);
      }
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
