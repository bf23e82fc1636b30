import { randomUUID } from 'node:crypto';
import { problemResponse } from '@boardwright/api/http/to-problem';
import { tooManyTries } from '@boardwright/api/http/too-many-tries';

/** The code that the sign-in page has a sentence for. */
export const TOO_MANY_TRIES = 'too_many_tries';

/** True for a page that a person opens, as opposed to what a script of it asks for. */
function isNavigation({ method, headers }: Request): boolean {
  return method === 'GET' && (headers.get('accept') ?? '').includes('text/html');
}

/**
 * Says the sign-in library's "too many requests" as the rest of the server does: a person is led to the sign-in page,
 * a program gets problem details with Retry-After. Other responses pass as they are.
 */
export function tellTooMany(request: Request, response: Response): Response {
  if (response.status !== 429) return response;
  const seconds = Number(response.headers.get('x-retry-after'));
  if (isNavigation(request)) {
    const location = `/sign-in?error=${TOO_MANY_TRIES}`;
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
  }
  const waitMs = (Number.isFinite(seconds) && seconds > 0 ? seconds : 60) * 1000;
  return problemResponse(tooManyTries(waitMs), `urn:uuid:${randomUUID()}`);
}
