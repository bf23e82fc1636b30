import { readdir, readFile } from 'node:fs/promises';

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found: number[] = [];
  for (const pid of pids) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // After the command name in parentheses: state, then the parent's id.
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent)
      found.push(pid, ...(await childrenOf(pid)));
  }
  return found;
}

/** Resident memory of one process and its descendants, in MiB; shared pages count once a process (PSS). */
export async function treeMiB(pid: number): Promise<number> {
  let kib = 0;
  for (const member of [pid, ...(await childrenOf(pid))]) {
    const rollup = await readFile(`/proc/${member}/smaps_rollup`, 'utf8').catch(() => '');
    kib += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kib / 1024;
}
