import { describe, expect, it } from 'vitest';
import { measureBuild } from '../../bench/builds.ts';
import { noChangeRows } from '../../bench/rows/buildroot-times.ts';

function burnCpu(ms: number): void {
  const end = process.cpuUsage().user + ms * 1000;
  while (process.cpuUsage().user < end);
}

describe('the same spec again', () => {
  it('has the CPU time of the whole machine from the request to the answer, though no stage ran', async () => {
    const build = { id: 'b1', status: 'ready', failure: null, stages: [] };
    const api = async (): Promise<Response> => {
      burnCpu(150);
      return Response.json({ build, cached: true });
    };
    const measured = await measureBuild({ api }, {});
    // The kernel counts in hundredths of a second, and others on this machine work too.
    expect(measured.totalCpuMs).toBeGreaterThanOrEqual(100);
    expect(measured.totalMs).toBeGreaterThanOrEqual(140);
    const rows = noChangeRows(measured, { ms: 752_000, cpuMs: 1_390_000 });
    expect(rows.map(({ name }) => name)).toEqual([
      'buildroot: same spec again, CPU',
      'buildroot: same spec again, wall clock',
    ]);
    expect(rows[0]?.figures).toMatchObject({ ms: measured.totalCpuMs, baseMs: 1_390_000 });
  });

  it('misses its goal beyond a hundredth of plain make', () => {
    const plain = { ms: 1000, cpuMs: 2000 };
    const again = { totalMs: 5, totalCpuMs: 21 };
    expect(noChangeRows(again, plain).map(({ met }) => met)).toEqual([false, true]);
  });
});
