import { getContainer } from '#server/container.ts';

export const dynamic = 'force-dynamic';

async function handle(request: Request): Promise<Response> {
  return getContainer().handleAuth(request);
}

export { handle as GET, handle as POST };
