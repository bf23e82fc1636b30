import { getContainer } from '#server/container.ts';

export const dynamic = 'force-dynamic';

/** Prometheus exposition text, with the token of BOARDWRIGHT_METRICS_TOKEN. */
export async function GET(request: Request): Promise<Response> {
  return getContainer().answerMetrics(request);
}
