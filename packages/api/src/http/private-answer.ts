const SECRET_PATH = /^(\/api\/v1\/(?:imager|badge)\/)[^/]+/;

/** A path fit for logs: the secret part of a share link's address left out. */
export function shownPath(path: string): string {
  return path.replace(SECRET_PATH, '$1***');
}

/** For what is opened by a secret in its address: it is told to no other site and kept by no search engine. */
export function keepAddressPrivate(response: Response): Response {
  response.headers.set('referrer-policy', 'no-referrer');
  response.headers.set('x-robots-tag', 'noindex, nofollow');
  return response;
}
