import type { ApiRouter } from './http/create-router.ts';

type OpenApiDocument = ReturnType<ApiRouter['getOpenAPI31Document']>;

/**
 * The OpenAPI 3.1 document of all routes. Every operation needs a session cookie or a bearer token unless it says otherwise; what gives or takes access
 * takes no API token.
 */
export function openApiDocument(router: ApiRouter, publicUrl: string): OpenApiDocument {
  return router.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Boardwright API',
      version: '1.0.0',
      description:
        'Compose, build and download edge-AI Linux images. Errors are problem details (RFC 9457) with a stable `code` and, for specs, the list of issues.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ session: [] }, { token: [] }, { operatorToken: [] }],
  });
}
