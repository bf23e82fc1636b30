import { getContainer } from '#server/container.ts';

export const dynamic = 'force-dynamic';

/** Prometheus exposition text. */
export async function GET(): Promise<Response> {
  const { api } = getContainer();
  const { contentType, text } = await api.metrics.print();
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
}
