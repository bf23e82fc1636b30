import { createLogger } from '@boardwright/core/logger';
import { NO_RETENTION } from '@boardwright/core/retention-rules';
import { describe, expect, it } from 'vitest';
import { createApi } from './app.ts';
import { ApiError, createClient } from './client.ts';
import type { ApiDeps } from './deps.ts';

/** The document needs no services: nothing here is ever called. */
function document(): Promise<{ paths: Record<string, Record<string, unknown>> }> {
  const deps = {
    publicUrl: 'http://boardwright.test',
    root: '/',
    logger: createLogger('test', 'silent'),
  } as unknown as ApiDeps;
  const request = new Request('http://boardwright.test/api/v1/openapi.json');
  return Promise.resolve(createApi(deps).fetch(request)).then((response) => response.json() as never);
}

async function callsOfEveryMethod(): Promise<Set<string>> {
  const calls = new Set<string>();
  const client = createClient({
    baseUrl: 'http://boardwright.test',
    token: 't',
    fetch: async (input, init) => {
      const url = new URL(input as string);
      calls.add(`${init?.method ?? 'GET'} ${url.pathname}`);
      expect(new Headers(init?.headers).get('authorization')).toBe('Bearer t');
      return url.pathname.endsWith('/events') ? new Response('event: end\ndata: {}\n\n') : Response.json({});
    },
  });
  await client.getCatalog();
  await client.getBoard('{id}');
  await client.getSpecSchema();
  await client.searchPackages('{release}', { q: 'x' });
  await client.requestPackageIndex('{release}');
  await client.resolve({ text: '' });
  await client.render({ text: '' });
  await client.renderArchive({ text: '' });
  await client.submitBuild({ text: '' });
  await client.listBuilds({ limit: 1 });
  await client.getBuild('{id}');
  await client.cancelBuild('{id}');
  await client.retryBuild('{id}');
  await client.readLog('{id}', 1, 1);
  await client.readRawLog('{id}');
  for await (const _event of client.followBuild('{id}'));
  await client.getQueue();
  await client.listImages();
  await client.getImageFacets();
  await client.getImage('{id}');
  await client.listPackages('{id}', 'x');
  await client.getSizes('{id}');
  await client.getCveReport('{id}');
  await client.compareImages('{id}', '{otherId}');
  await client.compareVulnerabilities('{id}', '{otherId}');
  await client.downloadArtifact('{id}', '{kind}', { range: 'bytes=0-' });
  await client.getPersonalisation('{id}');
  await client.checkPersonalised('{id}', { hostname: 'gw-17' });
  await client.digestPersonalised('{id}', { hostname: 'gw-17' });
  await client.downloadPersonalised('{id}', { hostname: 'gw-17' });
  await client.deleteImage('{id}');
  await client.pinImage('{id}');
  await client.unpinImage('{id}');
  await client.moveImage('{id}', { to: 'candidate', reason: 'works' });
  await client.getLatestImage('{board}');
  await client.downloadLatestArtifact('{board}', '{kind}');
  await client.listRecipes();
  await client.createRecipe({ text: '' });
  await client.getRecipe('{id}');
  await client.changeRecipe('{id}', { archived: true });
  await client.duplicateRecipe('{id}');
  await client.exportRecipe('{id}');
  await client.lintRecipe('{id}');
  await client.listRecipeVersions('{id}');
  await client.getRecipeVersion('{id}', '{number}' as never);
  await client.saveRecipeVersion('{id}', { text: '', expectedVersion: 1 });
  await client.restoreRecipeVersion('{id}', { version: 1, expectedVersion: 2 });
  await client.diffRecipe('{id}', { from: 1, to: 2 });
  await client.getRetention();
  await client.setRetention(NO_RETENTION);
  await client.previewRetention();
  await client.previewRetention(NO_RETENTION);
  await client.listViews();
  await client.createView({ name: 'x', query: '', layout: 'table' });
  await client.changeView('{id}', { name: 'y' });
  await client.deleteView('{id}');
  await client.getMe();
  await client.createSetupLink();
  await client.getSignInOptions();
  await client.getTeam();
  await client.renameTeam('Team');
  await client.invite({ email: 'a@example.org', role: 'viewer' });
  await client.withdrawInvitation('{id}');
  await client.setMemberRole('{id}', 'viewer');
  await client.removeMember('{id}');
  await client.createMemberLink('{id}');
  await client.lookAtInvitation('x');
  await client.join({ token: 'x' });
  await client.listTokens();
  await client.createToken({ name: 'x', permissions: ['read'], expiresInDays: 1 });
  await client.revokeToken('{id}');
  await client.listShareLinks();
  await client.createShareLink({ kind: 'imager', name: 'x', candidates: false, expiresInDays: 1 });
  await client.revokeShareLink('{id}');
  await client.createImagerLink('{id}');
  await client.readImagerList('{token}');
  await client.downloadByLink('{token}', '{id}', '{file}');
  await client.readBadge('{token}', '{file}');
  await client.listAudit();
  await client.getQuota();
  await client.setQuota({ concurrentBuilds: null, buildsPerDay: null, storageGiB: null });
  await client.listWebhooks();
  await client.createWebhook({ url: 'https://ci.test', events: ['build.ready'] });
  await client.changeWebhook('{id}', { enabled: false });
  await client.renewWebhookSecret('{id}');
  await client.deleteWebhook('{id}');
  await client.testWebhook('{id}');
  await client.listDeliveries('{id}');
  await client.getDelivery('{id}');
  await client.replayDelivery('{id}');
  await client.exportAudit('csv');
  return calls;
}

describe('the client', () => {
  it('has a method for every operation of the OpenAPI document, and no other', async () => {
    const { paths } = await document();
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const calls = [...(await callsOfEveryMethod())].map((call) =>
      decodeURIComponent(call).replace('/api/v1', ''),
    );
    // A link and a form for browsers, and the list's own event stream, which pages read with EventSource
    const without = ['GET /render/archive', 'POST /images/{id}/personalised/form', 'GET /events'];
    expect([...calls, ...without].sort()).toEqual(operations.sort());
  });

  it('throws the problem the server names', async () => {
    const problem = {
      type: 'urn:boardwright:problem:NOT_FOUND',
      title: 'There is nothing here.',
      status: 404,
      detail: 'There is no such build.',
      code: 'NOT_FOUND',
      instance: 'urn:uuid:1',
      issues: [],
    };
    const client = createClient({ baseUrl: '', fetch: async () => Response.json(problem, { status: 404 }) });
    const error = await client.getBuild('b').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'NOT_FOUND', status: 404, message: 'There is no such build.' });
  });

  it("says the status of an answer that is not the API's", async () => {
    const client = createClient({ baseUrl: '', fetch: async () => new Response('<html>', { status: 502 }) });
    await expect(client.getQueue()).rejects.toMatchObject({ code: 'UNEXPECTED_ANSWER', status: 502 });
  });
});
