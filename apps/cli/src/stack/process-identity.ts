import { readFile } from 'node:fs/promises';

/** State and start time of a process as /proc/<pid>/stat tells them. */
export interface ProcessStat {
  /** One letter: R, S, D, Z (ended but not collected), ... */
  readonly state: string;
  /** Clock ticks from boot to the start of the process. */
  readonly startTicks: string;
}

/**
 * Reads the fields of /proc/<pid>/stat that tell one process from another with the same number.
 *
 * @param stat - the file's text; the command in parentheses may itself hold spaces and parentheses
 */
export function parseProcessStat(stat: string): ProcessStat | undefined {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .trim()
    .split(' ');
  // Counted from the state, which is field 3 of the file; the start time is field 22.
  const [state, startTicks] = [fields[0], fields[19]];
  if (state === undefined || startTicks === undefined || !/^\d+$/.test(startTicks)) return undefined;
  return { state, startTicks };
}

/**
 * Names one process for ever: boot and start time. Numbers are given out again, identities are not.
 *
 * @returns undefined when no such process runs (a zombie does not run)
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  try {
    const [boot, text] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    const stat = parseProcessStat(text);
    if (stat === undefined || stat.state === 'Z' || stat.state === 'X') return undefined;
    return `${boot.trim()}:${stat.startTicks}`;
  } catch {
    return undefined;
  }
}

/** @returns the words of a process's command line; empty when it does not run or may not be read */
export async function processArguments(pid: number): Promise<readonly string[]> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').filter((word) => word !== '');
  } catch {
    return [];
  }
}
