import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiTokenList, CreatedApiToken } from '../schemas/api-token.ts';
import { type ApiFixture, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

const WANTED = { name: 'nightly build', permissions: ['build'], expiresInDays: 90 };

async function create(as: 'us' | 'composer' = 'us', wanted: object = WANTED): Promise<CreatedApiToken> {
  const response = await fixture.send('POST', '/tokens', { as, body: wanted });
  expect(response.status).toBe(201);
  return (await response.json()) as CreatedApiToken;
}

async function list(as: 'us' | 'operator' | 'others'): Promise<ApiTokenList['tokens']> {
  return ((await (await fixture.send('GET', '/tokens', { as })).json()) as ApiTokenList).tokens;
}

describe('an API token', () => {
  it('is shown once, kept as a hash, and may look at what it may change', async () => {
    const { secret, token } = await create();
    expect(secret).toMatch(/^bwt_[\w-]{43}$/);
    expect(token).toMatchObject({ name: 'nightly build', permissions: ['read', 'build'], state: 'active' });
    const [listed] = await list('us');
    expect(listed).toMatchObject({ id: token.id, mine: true, lastUsedAt: null });
    expect(JSON.stringify([listed, await fixture.db.apiToken.findMany()])).not.toContain(secret.slice(4));
    expect(Date.parse(token.expiresAt) - Date.parse(token.createdAt)).toBe(90 * 24 * 60 * 60 * 1000);
  });

  it('can do no more than the person who makes it', async () => {
    const body = { ...WANTED, permissions: ['release'] };
    expect((await fixture.send('POST', '/tokens', { as: 'composer', body })).status).toBe(403);
  });

  it('is made by people only', async () => {
    expect((await fixture.send('POST', '/tokens', { as: 'operator', body: WANTED })).status).toBe(403);
  });

  it.each([
    ['no permission', { permissions: [] }, 'permissions'],
    ['an unknown permission', { permissions: ['root'] }, 'permissions'],
    ['no name', { name: '  ' }, 'name'],
    ['no end', { expiresInDays: 0 }, 'expiresInDays'],
    ['an end too far away', { expiresInDays: 400 }, 'expiresInDays'],
  ])('is refused with %s, naming the field', async (_name, change, field) => {
    const response = await fixture.send('POST', '/tokens', { body: { ...WANTED, ...change } });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain(field);
  });

  it('ends when it is revoked, once', async () => {
    const { token } = await create();
    expect(await (await fixture.send('DELETE', `/tokens/${token.id}`)).json()).toMatchObject({
      state: 'revoked',
    });
    expect((await fixture.send('DELETE', `/tokens/${token.id}`)).status).toBe(404);
  });

  it('is seen and ended by those who manage the team, and by nobody of another team', async () => {
    const { token } = await create('composer');
    expect((await list('operator')).map(({ id }) => id)).toContain(token.id);
    expect(await list('others')).toEqual([]);
    expect((await fixture.send('DELETE', `/tokens/${token.id}`, { as: 'others' })).status).toBe(404);
    expect((await fixture.send('DELETE', `/tokens/${token.id}`, { as: 'operator' })).status).toBe(200);
  });
});
