import type { PersonalValuesInput } from '@boardwright/spec/personal-values';
import { toApiError } from './client/api-error.ts';
import { type BuildEvent, followBuild } from './client/follow-build.ts';
import type { ImageFacetsQuery, ImagesQuery } from './client/image-queries.ts';
import type { ImagerOsList } from './imager/os-list-schema.ts';
import type { ApiTokenList, ApiTokenView, CreatedApiToken, NewApiToken } from './schemas/api-token.ts';
import type { AuditList } from './schemas/audit.ts';
import type { BuildDetail, BuildView } from './schemas/build.ts';
import type { CatalogView } from './schemas/catalog.ts';
import type { ComparedVulnerabilities, Comparison } from './schemas/comparison.ts';
import type { ChannelMove, ImageDetail, ImageView } from './schemas/image.ts';
import type { ImageFacets } from './schemas/image-facets.ts';
import type { BuildList, ImageList, LogPage, PackageList, SizeTree, SubmitResult } from './schemas/lists.ts';
import type { PackageIndexView, PackageSearchResult } from './schemas/package-index.ts';
import type { PersonalDigest, PersonalFile, Personalisation } from './schemas/personalise.ts';
import type { MeView, QueueView, SetupLink, SignInOptions } from './schemas/queue.ts';
import type { QuotaLimits, QuotaView } from './schemas/quota.ts';
import type {
  NewRecipe,
  NewVersion,
  RecipeChanges,
  RecipeDetail,
  RecipeLint,
  RecipeList,
  RecipeRef,
  RecipeVersionDetail,
  RestoreVersion,
  SaveResult,
  VersionList,
} from './schemas/recipe.ts';
import type { RecipeDiff } from './schemas/recipe-diff.ts';
import type { RenderResult, ResolveResult, SpecInput } from './schemas/resolve.ts';
import type { RetentionPreview, RetentionRules, RetentionView } from './schemas/retention.ts';
import type { NewSavedView, SavedView, SavedViewChange, SavedViewList } from './schemas/saved-view.ts';
import type {
  CreatedShareLink,
  ImagerLink,
  NewShareLink,
  ShareLinkList,
  ShareLinkView,
} from './schemas/share-link.ts';
import type {
  CreatedInvitation,
  Join,
  Joined,
  JoinOffer,
  MemberView,
  NewInvitation,
  TeamView,
} from './schemas/team.ts';
import type {
  DeliveryDetail,
  DeliveryList,
  DeliveryView,
  NewWebhook,
  WebhookChange,
  WebhookList,
  WebhookView,
  WebhookWithSecret,
} from './schemas/webhook.ts';

export { ApiError } from './client/api-error.ts';
export type { BuildEvent } from './client/follow-build.ts';

export interface ClientOptions {
  /** Origin without a trailing slash, for example `http://127.0.0.1:3300`; empty in a page of the same origin. */
  readonly baseUrl: string;
  /** Operator or API token; a page uses its session cookie instead. */
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

type Query = Readonly<Record<string, string | number | undefined>>;

interface Call {
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Filters of the builds list. */
export interface BuildsQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  /** Comma-separated. */
  readonly status?: string | undefined;
  readonly board?: string | undefined;
  readonly q?: string | undefined;
}

/** Filters of the recipes list. */
export interface RecipesQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly q?: string | undefined;
  readonly archived?: 'true' | 'false' | undefined;
}

/** Left out, a note is empty. */
type Noted<Body extends { readonly note: string }> = Omit<Body, 'note'> & {
  readonly note?: string | undefined;
};

/** Which image is the latest: `channel` is released when left out, `name` any. */
export interface LatestQuery {
  readonly channel?: string | undefined;
  readonly name?: string | undefined;
}

/** Which events of the audit trail. */
export interface AuditListQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
}

/** What to look for among the packages of a Buildroot release. */
export interface PackagesQuery {
  readonly q: string;
  readonly board?: string | undefined;
  readonly limit?: number | undefined;
}

/** Every operation of the API with its types. A test holds it against the OpenAPI document. */
export interface ApiClient {
  readonly getCatalog: (signal?: AbortSignal) => Promise<CatalogView>;
  readonly getBoard: (id: string, signal?: AbortSignal) => Promise<CatalogView['boards'][number]>;
  readonly getSpecSchema: (signal?: AbortSignal) => Promise<Readonly<Record<string, unknown>>>;
  readonly searchPackages: (
    release: string,
    query: PackagesQuery,
    signal?: AbortSignal,
  ) => Promise<PackageSearchResult>;
  readonly requestPackageIndex: (release: string) => Promise<PackageIndexView>;
  readonly resolve: (input: SpecInput, signal?: AbortSignal) => Promise<ResolveResult>;
  readonly render: (input: SpecInput, signal?: AbortSignal) => Promise<RenderResult>;
  /** Zip or tar of everything needed to build without Boardwright. */
  readonly renderArchive: (input: SpecInput, format?: 'zip' | 'tar') => Promise<Response>;
  readonly submitBuild: (
    input: (SpecInput | { readonly recipe: RecipeRef }) & { readonly fresh?: boolean },
    signal?: AbortSignal,
  ) => Promise<SubmitResult>;
  readonly listBuilds: (query?: BuildsQuery, signal?: AbortSignal) => Promise<BuildList>;
  readonly getBuild: (id: string, signal?: AbortSignal) => Promise<BuildDetail>;
  readonly cancelBuild: (id: string) => Promise<BuildView>;
  readonly retryBuild: (id: string) => Promise<SubmitResult>;
  readonly readLog: (id: string, from: number, limit: number, signal?: AbortSignal) => Promise<LogPage>;
  readonly readRawLog: (id: string, signal?: AbortSignal) => Promise<Response>;
  /** Log and row as they happen, resumed by itself. See client/follow-build.ts. */
  readonly followBuild: (
    id: string,
    options?: { from?: number; signal?: AbortSignal },
  ) => AsyncGenerator<BuildEvent, void>;
  readonly getQueue: (signal?: AbortSignal) => Promise<QueueView>;
  readonly listImages: (query?: ImagesQuery, signal?: AbortSignal) => Promise<ImageList>;
  readonly getImageFacets: (query?: ImageFacetsQuery, signal?: AbortSignal) => Promise<ImageFacets>;
  readonly getImage: (id: string, signal?: AbortSignal) => Promise<ImageDetail>;
  readonly listPackages: (id: string, q?: string, signal?: AbortSignal) => Promise<PackageList>;
  readonly getSizes: (id: string, signal?: AbortSignal) => Promise<SizeTree>;
  /** From the first image to the second. */
  readonly compareImages: (id: string, otherId: string, signal?: AbortSignal) => Promise<Comparison>;
  readonly compareVulnerabilities: (
    id: string,
    otherId: string,
    signal?: AbortSignal,
  ) => Promise<ComparedVulnerabilities>;
  /** `range` as in the Range header, for example `bytes=100-`; the response's body is the file. */
  readonly downloadArtifact: (
    id: string,
    kind: string,
    options?: { range?: string; ifRange?: string; signal?: AbortSignal },
  ) => Promise<Response>;
  readonly getPersonalisation: (id: string, signal?: AbortSignal) => Promise<Personalisation>;
  readonly checkPersonalised: (
    id: string,
    values: PersonalValuesInput,
    signal?: AbortSignal,
  ) => Promise<PersonalFile>;
  readonly digestPersonalised: (
    id: string,
    values: PersonalValuesInput,
    signal?: AbortSignal,
  ) => Promise<PersonalDigest>;
  /** The file's bytes; its sha256 comes in the trailer Repr-Digest, where the client can read trailers. */
  readonly downloadPersonalised: (
    id: string,
    values: PersonalValuesInput,
    signal?: AbortSignal,
  ) => Promise<Response>;
  readonly deleteImage: (id: string) => Promise<void>;
  readonly pinImage: (id: string) => Promise<ImageView>;
  readonly unpinImage: (id: string) => Promise<ImageView>;
  readonly moveImage: (id: string, move: ChannelMove) => Promise<ImageDetail>;
  readonly getLatestImage: (board: string, query?: LatestQuery, signal?: AbortSignal) => Promise<ImageDetail>;
  /** Follows the redirect: the response's body is the file. */
  readonly downloadLatestArtifact: (
    board: string,
    kind: string,
    query?: LatestQuery,
    signal?: AbortSignal,
  ) => Promise<Response>;
  readonly listRecipes: (query?: RecipesQuery, signal?: AbortSignal) => Promise<RecipeList>;
  /** Also imports the text of an exported recipe. */
  readonly createRecipe: (recipe: Noted<NewRecipe>) => Promise<RecipeDetail>;
  readonly getRecipe: (id: string, signal?: AbortSignal) => Promise<RecipeDetail>;
  readonly changeRecipe: (id: string, changes: RecipeChanges) => Promise<RecipeDetail>;
  readonly duplicateRecipe: (id: string, name?: string) => Promise<RecipeDetail>;
  /** The response's body is YAML. */
  readonly exportRecipe: (id: string, version?: number, signal?: AbortSignal) => Promise<Response>;
  readonly lintRecipe: (id: string, signal?: AbortSignal) => Promise<RecipeLint>;
  readonly listRecipeVersions: (
    id: string,
    query?: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
    signal?: AbortSignal,
  ) => Promise<VersionList>;
  readonly getRecipeVersion: (
    id: string,
    number: number,
    signal?: AbortSignal,
  ) => Promise<RecipeVersionDetail>;
  readonly saveRecipeVersion: (id: string, version: Noted<NewVersion>) => Promise<SaveResult>;
  readonly restoreRecipeVersion: (id: string, restore: Noted<RestoreVersion>) => Promise<SaveResult>;
  readonly diffRecipe: (
    id: string,
    query?: { readonly from?: number | undefined; readonly to?: number | undefined },
    signal?: AbortSignal,
  ) => Promise<RecipeDiff>;
  readonly getRetention: (signal?: AbortSignal) => Promise<RetentionView>;
  readonly setRetention: (rules: RetentionRules) => Promise<RetentionView>;
  /** Without rules: the team's own. */
  readonly previewRetention: (rules?: RetentionRules, signal?: AbortSignal) => Promise<RetentionPreview>;
  readonly listViews: (signal?: AbortSignal) => Promise<SavedViewList>;
  readonly createView: (view: NewSavedView) => Promise<SavedView>;
  readonly changeView: (id: string, change: SavedViewChange) => Promise<SavedView>;
  readonly deleteView: (id: string) => Promise<void>;
  readonly getMe: (signal?: AbortSignal) => Promise<MeView>;
  readonly createSetupLink: () => Promise<SetupLink>;
  readonly getSignInOptions: (signal?: AbortSignal) => Promise<SignInOptions>;
  readonly getTeam: (signal?: AbortSignal) => Promise<TeamView>;
  readonly renameTeam: (name: string) => Promise<TeamView>;
  readonly invite: (invitation: NewInvitation) => Promise<CreatedInvitation>;
  readonly withdrawInvitation: (id: string) => Promise<void>;
  readonly setMemberRole: (id: string, role: MemberView['role']) => Promise<MemberView>;
  readonly removeMember: (id: string) => Promise<void>;
  readonly createMemberLink: (id: string) => Promise<SetupLink>;
  readonly lookAtInvitation: (token: string) => Promise<JoinOffer>;
  readonly join: (join: Join) => Promise<Joined>;
  readonly listTokens: (signal?: AbortSignal) => Promise<ApiTokenList>;
  readonly createToken: (token: NewApiToken) => Promise<CreatedApiToken>;
  readonly revokeToken: (id: string) => Promise<ApiTokenView>;
  readonly listShareLinks: (signal?: AbortSignal) => Promise<ShareLinkList>;
  readonly createShareLink: (link: NewShareLink) => Promise<CreatedShareLink>;
  readonly revokeShareLink: (id: string) => Promise<ShareLinkView>;
  readonly createImagerLink: (imageId: string) => Promise<ImagerLink>;
  /** These three need no sign-in: the secret in the link's address lets in. */
  readonly readImagerList: (secret: string, signal?: AbortSignal) => Promise<ImagerOsList>;
  readonly downloadByLink: (
    secret: string,
    imageId: string,
    fileName: string,
    signal?: AbortSignal,
  ) => Promise<Response>;
  /** `file`: the board's id and `.svg`. */
  readonly readBadge: (secret: string, file: string, signal?: AbortSignal) => Promise<Response>;
  readonly listAudit: (query?: AuditListQuery, signal?: AbortSignal) => Promise<AuditList>;
  readonly getQuota: (signal?: AbortSignal) => Promise<QuotaView>;
  /** For the operator only. */
  readonly setQuota: (limits: QuotaLimits) => Promise<QuotaView>;
  readonly listWebhooks: (signal?: AbortSignal) => Promise<WebhookList>;
  readonly createWebhook: (webhook: NewWebhook) => Promise<WebhookWithSecret>;
  readonly changeWebhook: (id: string, change: WebhookChange) => Promise<WebhookView>;
  readonly renewWebhookSecret: (id: string) => Promise<WebhookWithSecret>;
  readonly deleteWebhook: (id: string) => Promise<void>;
  readonly testWebhook: (id: string) => Promise<DeliveryView>;
  readonly listDeliveries: (
    id: string,
    query?: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
    signal?: AbortSignal,
  ) => Promise<DeliveryList>;
  readonly getDelivery: (id: string, signal?: AbortSignal) => Promise<DeliveryDetail>;
  readonly replayDelivery: (id: string) => Promise<DeliveryView>;
  /** The response's body is the file. */
  readonly exportAudit: (format: 'csv' | 'ndjson', signal?: AbortSignal) => Promise<Response>;
}

function urlOf(baseUrl: string, path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined) parameters.set(key, String(value));
  const text = parameters.toString();
  return `${baseUrl}/api/v1${path}${text === '' ? '' : `?${text}`}`;
}

/**
 * Typed client of the API, for browsers and Node.js.
 *
 * @throws ApiError from every method when the answer is not a success
 */
export function createClient(options: ClientOptions): ApiClient {
  const authorization: Readonly<Record<string, string>> =
    options.token === undefined ? {} : { authorization: `Bearer ${options.token}` };
  const request = options.fetch ?? fetch;
  const id = encodeURIComponent;

  async function send(
    method: string,
    path: string,
    call: Call = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const response = await request(urlOf(options.baseUrl, path, call.query), {
      method,
      headers: {
        ...authorization,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
    if (!response.ok) throw await toApiError(response);
    return response;
  }

  async function json<Answer>(method: string, path: string, call?: Call): Promise<Answer> {
    const response = await send(method, path, call);
    return (await response.json()) as Answer;
  }

  return {
    getCatalog: (signal) => json('GET', '/catalog', { signal }),
    getBoard: (board, signal) => json('GET', `/catalog/boards/${id(board)}`, { signal }),
    getSpecSchema: (signal) => json('GET', '/spec-schema.json', { signal }),
    searchPackages: (release, query, signal) =>
      json('GET', `/buildroot/${id(release)}/packages`, { query: { ...query }, signal }),
    requestPackageIndex: (release) => json('POST', `/buildroot/${id(release)}/package-index`),
    resolve: (body, signal) => json('POST', '/resolve', { body, signal }),
    render: (body, signal) => json('POST', '/render', { body, signal }),
    renderArchive: (body, format = 'zip') => send('POST', '/render/archive', { body, query: { format } }),
    submitBuild: (body, signal) => json('POST', '/builds', { body, signal }),
    listBuilds: (query = {}, signal) => json('GET', '/builds', { query: { ...query }, signal }),
    getBuild: (build, signal) => json('GET', `/builds/${id(build)}`, { signal }),
    cancelBuild: (build) => json('POST', `/builds/${id(build)}/cancel`),
    retryBuild: (build) => json('POST', `/builds/${id(build)}/retry`),
    readLog: (build, from, limit, signal) =>
      json('GET', `/builds/${id(build)}/log`, { query: { from, limit }, signal }),
    readRawLog: (build, signal) => send('GET', `/builds/${id(build)}/log/raw`, { signal }),
    followBuild: (build, follow = {}) =>
      followBuild({
        url: urlOf(options.baseUrl, `/builds/${id(build)}/events`),
        headers: authorization,
        ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
        ...follow,
      }),
    getQueue: (signal) => json('GET', '/queue', { signal }),
    listImages: (query = {}, signal) => json('GET', '/images', { query: { ...query }, signal }),
    getImageFacets: (query = {}, signal) => json('GET', '/images/facets', { query: { ...query }, signal }),
    getImage: (image, signal) => json('GET', `/images/${id(image)}`, { signal }),
    listPackages: (image, q, signal) =>
      json('GET', `/images/${id(image)}/packages`, { query: { q }, signal }),
    getSizes: (image, signal) => json('GET', `/images/${id(image)}/sizes`, { signal }),
    compareImages: (image, other, signal) =>
      json('GET', `/images/${id(image)}/compare/${id(other)}`, { signal }),
    compareVulnerabilities: (image, other, signal) =>
      json('GET', `/images/${id(image)}/compare/${id(other)}/vulnerabilities`, { signal }),
    downloadArtifact: (image, kind, { range, ifRange, signal } = {}) =>
      send(
        'GET',
        `/images/${id(image)}/artifacts/${id(kind)}`,
        { signal },
        {
          ...(range === undefined ? {} : { range }),
          ...(ifRange === undefined ? {} : { 'if-range': ifRange }),
        },
      ),
    getPersonalisation: (image, signal) => json('GET', `/images/${id(image)}/personalisation`, { signal }),
    checkPersonalised: (image, body, signal) =>
      json('POST', `/images/${id(image)}/personalised/check`, { body, signal }),
    digestPersonalised: (image, body, signal) =>
      json('POST', `/images/${id(image)}/personalised/digest`, { body, signal }),
    downloadPersonalised: (image, body, signal) =>
      send('POST', `/images/${id(image)}/personalised`, { body, signal }),
    deleteImage: async (image) => {
      await send('DELETE', `/images/${id(image)}`);
    },
    pinImage: (image) => json('POST', `/images/${id(image)}/pin`),
    unpinImage: (image) => json('DELETE', `/images/${id(image)}/pin`),
    moveImage: (image, body) => json('POST', `/images/${id(image)}/channel`, { body }),
    getLatestImage: (board, query = {}, signal) =>
      json('GET', `/latest/${id(board)}`, { query: { ...query }, signal }),
    downloadLatestArtifact: (board, kind, query = {}, signal) =>
      send('GET', `/latest/${id(board)}/artifacts/${id(kind)}`, { query: { ...query }, signal }),
    listRecipes: (query = {}, signal) => json('GET', '/recipes', { query: { ...query }, signal }),
    createRecipe: (body) => json('POST', '/recipes', { body }),
    getRecipe: (recipe, signal) => json('GET', `/recipes/${id(recipe)}`, { signal }),
    changeRecipe: (recipe, body) => json('PATCH', `/recipes/${id(recipe)}`, { body }),
    duplicateRecipe: (recipe, name) => json('POST', `/recipes/${id(recipe)}/duplicate`, { body: { name } }),
    exportRecipe: (recipe, version, signal) =>
      send('GET', `/recipes/${id(recipe)}/export`, { query: { version }, signal }),
    lintRecipe: (recipe, signal) => json('GET', `/recipes/${id(recipe)}/lint`, { signal }),
    listRecipeVersions: (recipe, query = {}, signal) =>
      json('GET', `/recipes/${id(recipe)}/versions`, { query: { ...query }, signal }),
    getRecipeVersion: (recipe, number, signal) =>
      json('GET', `/recipes/${id(recipe)}/versions/${id(String(number))}`, { signal }),
    saveRecipeVersion: (recipe, body) => json('POST', `/recipes/${id(recipe)}/versions`, { body }),
    restoreRecipeVersion: (recipe, body) => json('POST', `/recipes/${id(recipe)}/restore`, { body }),
    diffRecipe: (recipe, query = {}, signal) =>
      json('GET', `/recipes/${id(recipe)}/diff`, { query: { ...query }, signal }),
    getRetention: (signal) => json('GET', '/retention', { signal }),
    setRetention: (rules) => json('PUT', '/retention', { body: rules }),
    previewRetention: (rules, signal) =>
      rules === undefined
        ? json('GET', '/retention/preview', { signal })
        : json('POST', '/retention/preview', { body: rules, signal }),
    listViews: (signal) => json('GET', '/views', { signal }),
    createView: (body) => json('POST', '/views', { body }),
    changeView: (view, body) => json('PATCH', `/views/${id(view)}`, { body }),
    deleteView: async (view) => {
      await send('DELETE', `/views/${id(view)}`);
    },
    getMe: (signal) => json('GET', '/me', { signal }),
    createSetupLink: () => json('POST', '/setup-links'),
    getSignInOptions: (signal) => json('GET', '/sign-in-options', { signal }),
    getTeam: (signal) => json('GET', '/team', { signal }),
    renameTeam: (name) => json('PATCH', '/team', { body: { name } }),
    invite: (body) => json('POST', '/team/invitations', { body }),
    withdrawInvitation: async (invitation) => {
      await send('DELETE', `/team/invitations/${id(invitation)}`);
    },
    setMemberRole: (member, role) => json('PATCH', `/team/members/${id(member)}`, { body: { role } }),
    removeMember: async (member) => {
      await send('DELETE', `/team/members/${id(member)}`);
    },
    createMemberLink: (member) => json('POST', `/team/members/${id(member)}/sign-in-link`),
    lookAtInvitation: (token) => json('POST', '/join/look', { body: { token } }),
    join: (body) => json('POST', '/join', { body }),
    listTokens: (signal) => json('GET', '/tokens', { signal }),
    createToken: (body) => json('POST', '/tokens', { body }),
    revokeToken: (token) => json('DELETE', `/tokens/${id(token)}`),
    listShareLinks: (signal) => json('GET', '/share-links', { signal }),
    createShareLink: (body) => json('POST', '/share-links', { body }),
    revokeShareLink: (link) => json('DELETE', `/share-links/${id(link)}`),
    createImagerLink: (image) => json('POST', `/images/${id(image)}/imager-link`),
    readImagerList: (secret, signal) => json('GET', `/imager/${id(secret)}/os_list.json`, { signal }),
    downloadByLink: (secret, image, fileName, signal) =>
      send('GET', `/imager/${id(secret)}/images/${id(image)}/${id(fileName)}`, { signal }),
    readBadge: (secret, file, signal) => send('GET', `/badge/${id(secret)}/${id(file)}`, { signal }),
    listAudit: (query = {}, signal) => json('GET', '/audit', { query: { ...query }, signal }),
    getQuota: (signal) => json('GET', '/quota', { signal }),
    setQuota: (body) => json('PUT', '/quota', { body }),
    listWebhooks: (signal) => json('GET', '/webhooks', { signal }),
    createWebhook: (body) => json('POST', '/webhooks', { body }),
    changeWebhook: (hook, body) => json('PATCH', `/webhooks/${id(hook)}`, { body }),
    renewWebhookSecret: (hook) => json('POST', `/webhooks/${id(hook)}/secret`),
    deleteWebhook: async (hook) => {
      await send('DELETE', `/webhooks/${id(hook)}`);
    },
    testWebhook: (hook) => json('POST', `/webhooks/${id(hook)}/test`),
    listDeliveries: (hook, query = {}, signal) =>
      json('GET', `/webhooks/${id(hook)}/deliveries`, { query: { ...query }, signal }),
    getDelivery: (delivery, signal) => json('GET', `/webhook-deliveries/${id(delivery)}`, { signal }),
    replayDelivery: (delivery) => json('POST', `/webhook-deliveries/${id(delivery)}/replay`),
    exportAudit: (format, signal) => send('GET', '/audit/export', { query: { format }, signal }),
  };
}
