import { type BuildsClient, createBuildsClient } from './client/builds-client.ts';
import { type CatalogClient, createCatalogClient } from './client/catalog-client.ts';
import { createImagesClient, type ImagesClient } from './client/images-client.ts';
import { createPersonaliseClient, type PersonaliseClient } from './client/personalise-client.ts';
import { createRecipesClient, type RecipesClient } from './client/recipes-client.ts';
import { createSharingClient, type SharingClient } from './client/sharing-client.ts';
import { createTeamClient, type TeamClient } from './client/team-client.ts';
import { type ClientOptions, createTransport } from './client/transport.ts';
import { createWebhooksClient, type WebhooksClient } from './client/webhooks-client.ts';

export { ApiError } from './client/api-error.ts';

/** Every operation of the API with its types. A test holds it against the OpenAPI document. */
export interface ApiClient
  extends CatalogClient,
    BuildsClient,
    ImagesClient,
    PersonaliseClient,
    RecipesClient,
    TeamClient,
    SharingClient,
    WebhooksClient {}

/**
 * Typed client of the API, for browsers and Node.js.
 *
 * @throws ApiError from every method when the answer is not a success
 */
export function createClient(options: ClientOptions): ApiClient {
  const transport = createTransport(options);
  return {
    ...createCatalogClient(transport),
    ...createBuildsClient(transport),
    ...createImagesClient(transport),
    ...createPersonaliseClient(transport),
    ...createRecipesClient(transport),
    ...createTeamClient(transport),
    ...createSharingClient(transport),
    ...createWebhooksClient(transport),
  };
}
