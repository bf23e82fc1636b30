import { readFile } from 'node:fs/promises';

/** Fields of the first line of /proc/stat that are work: user, nice, system, and interrupts; not idle, waiting or stolen. */
const WORK_FIELDS = [0, 1, 2, 5, 6];
/** USER_HZ, which Linux fixes for everything it shows. */
const MS_PER_TICK = 10;

/**
 * CPU time the whole machine has worked since it started, in ms, all processors together. A difference of two readings is what
 * something cost, when nothing else runs: containers, their engine and our own services included.
 */
export async function machineCpuMs(): Promise<number> {
  const [first = ''] = (await readFile('/proc/stat', 'utf8')).split('\n');
  const fields = first.split(/\s+/).slice(1).map(Number);
  return WORK_FIELDS.reduce((sum, field) => sum + (fields[field] ?? 0), 0) * MS_PER_TICK;
}
