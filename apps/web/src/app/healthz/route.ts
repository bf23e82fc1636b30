export const dynamic = 'force-dynamic';

/** The process answers. Says nothing about what it stands on: that is /readyz. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } });
}
