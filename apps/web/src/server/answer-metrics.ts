import { randomUUID } from 'node:crypto';
import { problemResponse } from '@boardwright/api/http/to-problem';
import type { Metrics } from '@boardwright/api/metrics';
import { AppError } from '@boardwright/core/app-error';
import { bearerToken, isSameToken } from './operator-token.ts';

function refusal(token: string | undefined): AppError {
  if (token === undefined) {
    return new AppError('FORBIDDEN', 'Set BOARDWRIGHT_METRICS_TOKEN on the server to read its metrics.');
  }
  return new AppError('UNAUTHENTICATED', 'No or a wrong metrics token', {
    userMessage: 'Send the value of BOARDWRIGHT_METRICS_TOKEN as a bearer token.',
  });
}

/**
 * Prometheus exposition text, for who has the token of the setting alone: numbers tell how busy people are, and counting
 * them costs queries. Not for the operator's token, which would then lie about in the configuration of a monitor.
 */
export async function answerMetrics(
  request: Request,
  metrics: Pick<Metrics, 'print'>,
  token: string | undefined,
): Promise<Response> {
  const given = bearerToken(request.headers);
  if (token === undefined || given === null || !isSameToken(given, token)) {
    return problemResponse(refusal(token), `urn:uuid:${randomUUID()}`);
  }
  const { contentType, text } = await metrics.print();
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
}
