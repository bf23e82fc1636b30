import { readdir, readFile, readlink } from 'node:fs/promises';
import { processArguments } from './process-identity.ts';

const LISTEN_STATE = '0A';

/**
 * Socket numbers of those who listen on a TCP port.
 *
 * @param table - text of /proc/net/tcp or /proc/net/tcp6
 */
export function listeningInodes(table: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${wanted}`) === true && fields[3] === LISTEN_STATE)
    .flatMap((fields) => fields[9] ?? []);
}

async function ownsSocket(pid: string, inodes: ReadonlySet<string>): Promise<boolean> {
  const names = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const targets = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')));
  return targets.some((target) => inodes.has(target));
}

/** @returns who listens on a port, for example `nginx (process 812)`; undefined when it cannot be told */
export async function describeListener(port: number): Promise<string | undefined> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  const inodes = new Set(
    tables.flatMap((table) => listeningInodes(table, port)).map((inode) => `socket:[${inode}]`),
  );
  if (inodes.size === 0) return undefined;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (await ownsSocket(pid, inodes)) {
      const words = await processArguments(Number(pid));
      return `${words.slice(0, 3).join(' ') || 'a program'} (process ${pid})`;
    }
  }
  return undefined;
}
