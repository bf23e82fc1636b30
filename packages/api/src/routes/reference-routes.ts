import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { ApiDeps } from '../deps.ts';
import { notFound } from '../http/check-id.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { openApiDocument } from '../openapi-document.ts';

const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Boardwright API</title>
<link rel="stylesheet" href="/api/v1/reference/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/api/v1/reference/swagger-ui-bundle.js"></script>
<script src="/api/v1/reference/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

/** The page is our own and loads nothing from elsewhere. Swagger UI sets styles from its script. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The OpenAPI document and a page to read and try it, both public and without any help from the internet. */
export function addReferenceRoutes(router: ApiRouter, deps: Pick<ApiDeps, 'root' | 'publicUrl'>): void {
  let document: string | undefined;
  router.get('/openapi.json', () => {
    document ??= JSON.stringify(openApiDocument(router, deps.publicUrl));
    return new Response(document, {
      headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
    });
  });
  router.get('/reference', (c) => c.html(PAGE, 200, { 'content-security-policy': CSP }));
  router.get('/reference/start.js', (c) =>
    c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  router.get('/reference/:file', (c) => {
    const file = c.req.param('file');
    const mediaType = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
    if (mediaType === undefined) throw notFound('file');
    const fromRoot = createRequire(join(deps.root, 'package.json'));
    const path = join(dirname(fromRoot.resolve('swagger-ui-dist/package.json')), file);
    return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, {
      headers: { 'content-type': mediaType, 'cache-control': 'public, max-age=86400' },
    });
  });
}
