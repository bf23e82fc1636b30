import { createServer } from 'node:net';
import { AppError } from '@boardwright/core/app-error';
import { describeListener } from './describe-listener.ts';

const HIGHEST_PORT = 65_535;
const TRIES = 100;

/** @returns true when a server could listen there now */
export async function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

export interface PortWish {
  /** Port the person asked for: that one or none. */
  readonly asked: number | undefined;
  /** Port used last time, tried first. */
  readonly recorded: number | undefined;
  readonly usual: number;
  readonly host: string;
  /** Plain words, for example `the web app`. */
  readonly purpose: string;
  /** Variable by which a person chooses another one. */
  readonly variable: string;
}

/**
 * Chooses the port to listen on: the one asked for, else last time's, else the usual one or the next free after it.
 *
 * @throws AppError ENVIRONMENT_NOT_READY when the port asked for is taken, naming who has it
 */
export async function choosePort(wish: PortWish): Promise<number> {
  if (wish.asked !== undefined) {
    if (await isPortFree(wish.asked, wish.host)) return wish.asked;
    const owner = await describeListener(wish.asked);
    throw new AppError(
      'ENVIRONMENT_NOT_READY',
      `Port ${wish.asked} for ${wish.purpose} is taken${owner === undefined ? '' : ` by ${owner}`}.`,
      {
        details: { advice: `Set ${wish.variable} to a free port, or unset it to have one chosen.` },
      },
    );
  }
  if (wish.recorded !== undefined && (await isPortFree(wish.recorded, wish.host))) return wish.recorded;
  for (let port = wish.usual; port < Math.min(wish.usual + TRIES, HIGHEST_PORT); port += 1) {
    if (await isPortFree(port, wish.host)) return port;
  }
  throw new AppError(
    'ENVIRONMENT_NOT_READY',
    `No free port for ${wish.purpose} between ${wish.usual} and ${wish.usual + TRIES - 1}.`,
    {
      details: { advice: `Set ${wish.variable} to a free port.` },
    },
  );
}
