import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ApiFixture, addBuild, addImage, sampleSpec, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;
const ids: Record<string, string> = {};

/** Makes a row through the API. @returns the id at a path of the answer */
async function add(path: string, body: object, at?: string): Promise<string> {
  const response = await fixture.send('POST', path, { body });
  expect(response.status, path).toBeLessThan(300);
  const answer = (await response.json()) as { id: string } & Record<string, { id: string }>;
  return at === undefined ? answer.id : (answer[at]?.id ?? '');
}

const TOKEN = { name: 'ci', permissions: ['read'], expiresInDays: 1 };
const LINK = { kind: 'imager', name: 'workshop', expiresInDays: 1 };
const INVITATION = { email: 'x@example.org', role: 'viewer' };
const WEBHOOK = { url: 'https://ci.test/hook', events: ['build.ready'] };

beforeAll(async () => {
  fixture = await startApi();
  ids.image = await addImage(fixture, fixture.us.teamId);
  ids.token = await add('/tokens', TOKEN, 'token');
  ids.link = await add('/share-links', LINK, 'link');
  ids.invitation = await add('/team/invitations', INVITATION, 'invitation');
  ids.webhook = await add('/webhooks', WEBHOOK, 'webhook');
  ids.delivery = await add(`/webhooks/${ids.webhook}/test`, {});
  ids.build = await addBuild(fixture.db, fixture.us.teamId);
  ids.recipe = await add('/recipes', { spec: sampleSpec(), name: 'ours' });
  await fixture.db.user.create({
    data: {
      id: 'uviewer',
      name: 'Viewer',
      email: 'v@example.org',
      emailVerified: false,
      updatedAt: new Date(),
    },
  });
  const member = { organizationId: fixture.us.teamId, userId: 'uviewer', role: 'viewer' };
  ids.member = (await fixture.db.member.create({ data: { id: 'mviewer', ...member } })).id;
  // A disk that is full for this one table, so to say
  await fixture.db.$executeRaw`
    CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'no room for the audit trail'; END $$`;
});
afterAll(() => fixture.stop());

/** Everything the deeds below change. */
async function everything(): Promise<unknown> {
  const { db } = fixture;
  return {
    images: await db.image.findMany({ select: { id: true, channel: true, pinnedAt: true } }),
    changes: await db.imageChannelChange.count(),
    unused: await db.unusedBlob.count(),
    tokens: await db.apiToken.findMany({ select: { id: true, revokedAt: true } }),
    links: await db.shareLink.findMany({ select: { id: true, revokedAt: true } }),
    invitations: await db.invitation.findMany({ select: { id: true, status: true }, orderBy: { id: 'asc' } }),
    webhooks: await db.webhook.findMany({ select: { id: true, enabled: true, salt: true } }),
    recipes: await db.recipe.findMany({ select: { id: true, name: true, currentVersion: true } }),
    builds: await db.build.findMany({ select: { status: true, cancelRequestedAt: true } }),
    deliveries: await db.webhookDelivery.findMany({ select: { id: true, state: true, nextAttemptAt: true } }),
    versions: await db.recipeVersion.count(),
    members: await db.member.findMany({ select: { id: true, role: true }, orderBy: { id: 'asc' } }),
    teams: await db.organization.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } }),
    rules: await db.retentionPolicy.findMany(),
    quota: await db.teamQuota.findMany(),
    verifications: await db.verification.count(),
  };
}

const RULES = {
  keepLastPerName: 3,
  deleteDraftsAfterDays: 10,
  deleteCandidatesAfterDays: null,
  deleteDeprecatedAfterDays: null,
};
const LIMITS = { concurrentBuilds: 1, buildsPerDay: 2, storageGiB: 3 };

describe('what cannot be written down does not happen', () => {
  afterEach(() => fixture.db.$executeRaw`DROP TRIGGER IF EXISTS refuse_audit ON "audit_event"`);

  it.each<[string, string, string, object?]>([
    ['a new token', 'POST', '/tokens', TOKEN],
    ['the end of a token', 'DELETE', '/tokens/{token}'],
    ['a new share link', 'POST', '/share-links', LINK],
    ['a link to one image', 'POST', '/images/{image}/imager-link'],
    ['the end of a share link', 'DELETE', '/share-links/{link}'],
    ['an invitation', 'POST', '/team/invitations', { email: 'y@example.org', role: 'viewer' }],
    ['the end of an invitation', 'DELETE', '/team/invitations/{invitation}'],
    ['another role', 'PATCH', '/team/members/{member}', { role: 'composer' }],
    ['the removal of a member', 'DELETE', '/team/members/{member}'],
    ['a sign-in link', 'POST', '/team/members/{member}/sign-in-link'],
    ['another name of the team', 'PATCH', '/team', { name: 'Other name' }],
    ['a move to another channel', 'POST', '/images/{image}/channel', { to: 'candidate', reason: 'It works' }],
    ['the removal of an image', 'DELETE', '/images/{image}'],
    ['a pin', 'POST', '/images/{image}/pin'],
    ['retention rules', 'PUT', '/retention', RULES],
    ['limits', 'PUT', '/quota', LIMITS],
    ['a new webhook', 'POST', '/webhooks', WEBHOOK],
    ['a changed webhook', 'PATCH', '/webhooks/{webhook}', { enabled: false }],
    ["a webhook's new secret", 'POST', '/webhooks/{webhook}/secret'],
    ['the removal of a webhook', 'DELETE', '/webhooks/{webhook}'],
    ['the end of a build', 'POST', '/builds/{build}/cancel'],
    ['a message sent again', 'POST', '/webhook-deliveries/{delivery}/replay'],
    ['a new recipe', 'POST', '/recipes', { spec: sampleSpec(), name: 'another' }],
    ['another name of a recipe', 'PATCH', '/recipes/{recipe}', { name: 'mine now' }],
    [
      'a new version',
      'POST',
      '/recipes/{recipe}/versions',
      { spec: sampleSpec('other'), expectedVersion: 1 },
    ],
    ['a copy of a recipe', 'POST', '/recipes/{recipe}/duplicate', {}],
  ])('%s', async (_name, method, template, body) => {
    const path = template.replace(/\{(\w+)\}/, (_, kind: string) => ids[kind] ?? '');
    const before = await everything();
    await fixture.db.$executeRaw`
      CREATE TRIGGER refuse_audit BEFORE INSERT ON "audit_event" EXECUTE FUNCTION refuse_audit()`;
    const as = template === '/quota' ? 'operator' : 'us';
    const options = body === undefined ? { as } : { as, body };
    const response = await fixture.send(method, path, options as { as: 'us' });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/bwt_|bwi_|whsec_|\/once/);
    expect(await everything()).toEqual(before);
    // and it was only that which was in the way
    await fixture.db.$executeRaw`DROP TRIGGER refuse_audit ON "audit_event"`;
    const events = await fixture.db.auditEvent.count();
    // What is taken away is needed by the deeds after it
    if (method === 'DELETE') return;
    expect((await fixture.send(method, path, options as { as: 'us' })).status).toBeLessThan(300);
    expect(await fixture.db.auditEvent.count()).toBe(events + 1);
  });
});
