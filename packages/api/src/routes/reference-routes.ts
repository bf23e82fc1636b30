import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { openApiDocument } from '../openapi-document.ts';

/** The page of the app that shows the document. */
const REFERENCE_PAGE = '/reference';

/** The OpenAPI document, and the way to the page to read it; both public. */
export function addReferenceRoutes(router: ApiRouter, deps: Pick<ApiDeps, 'publicUrl'>): void {
  let document: string | undefined;
  router.get('/openapi.json', () => {
    document ??= JSON.stringify(openApiDocument(router, deps.publicUrl));
    return new Response(document, {
      headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
    });
  });
  router.get('/reference', (c) => c.redirect(REFERENCE_PAGE, 302));
}
