import { getContainer } from '#server/container.ts';

export const dynamic = 'force-dynamic';

/** 200 when PostgreSQL, Redis and the store all answer, else 503 naming which does not; asked anew after some seconds. */
export async function GET(): Promise<Response> {
  const { checkReadiness } = getContainer();
  const readiness = await checkReadiness();
  return Response.json(readiness, {
    status: readiness.ok ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
