import autocannon from 'autocannon';
import type { BenchRow } from '../report.ts';
import type { BenchStack } from '../stack.ts';

/** API latency at a fixed 50 requests a second over the routes the pages use, for ten seconds each. */
export async function benchApiLatency(stack: BenchStack): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const path of ['/api/v1/builds', '/api/v1/images', '/api/v1/queue', '/api/v1/catalog']) {
    const result = await autocannon({
      url: `${stack.url}${path}`,
      headers: { authorization: `Bearer ${stack.token}` },
      connections: 10,
      overallRate: 50,
      duration: 10,
    });
    if (result.non2xx > 0 || result.errors > 0)
      throw new Error(`${path}: ${result.non2xx + result.errors} failed requests`);
    rows.push({
      name: `GET ${path} at 50 requests/s, p99`,
      value: `${result.latency.p99} ms`,
      target: '',
      figures: { p50Ms: result.latency.p50, p99Ms: result.latency.p99, requests: result.requests.total },
    });
  }
  return rows;
}
