import { PERMISSIONS, permissionsOf, roleFor, TEAM_ROLES } from '@boardwright/core/team-role';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiFixture, addImage, startApi } from '../testing/api-fixture.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly needs: (typeof PERMISSIONS)[number] | undefined;
  readonly isPublic: boolean;
  readonly takesTokens: boolean;
}

let fixture: ApiFixture;
let operations: Operation[];

beforeAll(async () => {
  fixture = await startApi();
  const document = (await (await fixture.send('GET', '/openapi.json', { as: null })).json()) as {
    paths: Record<string, Record<string, { security?: object[]; 'x-needs'?: Operation['needs'] }>>;
  };
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace('/api/v1', ''),
      needs: operation['x-needs'],
      isPublic: operation.security?.length === 0,
      takesTokens: operation.security?.some((scheme) => 'token' in scheme) ?? true,
    })),
  );
});
afterAll(() => fixture.stop());

const fill = (path: string): string => path.replaceAll(/\{\w+\}/g, 'nothing');

describe('every route', () => {
  it('says what it needs, unless it is public', () => {
    for (const one of operations) {
      const label = `${one.method} ${one.path}`;
      if (one.isPublic) expect(one.needs, label).toBeUndefined();
      else expect(PERMISSIONS, label).toContain(one.needs);
    }
  });

  it.each(TEAM_ROLES)('is open to the role %s exactly when the role has what it needs', async (role) => {
    for (const one of operations) {
      // These never answer, or are judged by who the caller is as well
      const byCaller = one.path === '/setup-links' || (one.path === '/quota' && one.method === 'PUT');
      if (one.isPublic || one.path === '/events' || byCaller) continue;
      const label = `${role}: ${one.method} ${one.path}`;
      const hasBody = one.method === 'POST' || one.method === 'PATCH' || one.method === 'PUT';
      const response = await fixture.send(one.method, fill(one.path), {
        as: role,
        ...(hasBody ? { body: {} } : {}),
      });
      const allowed = one.needs !== undefined && permissionsOf(role).includes(one.needs);
      if (allowed) expect(response.status, label).not.toBe(403);
      else {
        expect(response.status, label).toBe(403);
        expect(await response.json(), label).toMatchObject({
          code: 'FORBIDDEN',
          detail: expect.stringContaining(`needs the role ${roleFor(one.needs ?? 'manage')}`),
        });
      }
      if (response.body?.locked === false) await response.body.cancel();
    }
  });
});

describe('what gives or takes access', () => {
  it('is documented as not for API tokens', () => {
    const without = operations.filter((one) => !one.isPublic && !one.takesTokens);
    expect(without.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'DELETE /team/invitations/{id}',
      'DELETE /team/members/{id}',
      'DELETE /tokens/{id}',
      'PATCH /team/members/{id}',
      'PATCH /webhooks/{id}',
      'POST /images/{id}/imager-link',
      'POST /share-links',
      'POST /team/invitations',
      'POST /team/members/{id}/sign-in-link',
      'POST /tokens',
      'POST /webhooks',
      'POST /webhooks/{id}/secret',
    ]);
  });

  it('is refused to a token that may do everything else', async () => {
    for (const one of operations) {
      const byCaller = one.path === '/setup-links' || (one.path === '/quota' && one.method === 'PUT');
      if (one.isPublic || one.path === '/events' || byCaller) continue;
      const label = `${one.method} ${one.path}`;
      const hasBody = one.method === 'POST' || one.method === 'PATCH' || one.method === 'PUT';
      const response = await fixture.send(one.method, fill(one.path), {
        as: 'manageToken',
        ...(hasBody ? { body: {} } : {}),
      });
      if (one.takesTokens) expect(response.status, label).not.toBe(403);
      else {
        expect(response.status, label).toBe(403);
        expect(await response.json(), label).toMatchObject({
          detail: expect.stringContaining('An API token cannot do this'),
        });
      }
      if (response.body?.locked === false) await response.body.cancel();
    }
  });
});

describe('a role', () => {
  const move = (id: string, to: string, as: 'composer' | 'maintainer' | 'releaseToken'): Promise<Response> =>
    fixture.send('POST', `/images/${id}/channel`, { as, body: { to, reason: 'Ran on the bench' } });

  it('that builds proposes an image, and one that releases decides', async () => {
    const id = await addImage(fixture, fixture.us.teamId);
    expect((await move(id, 'candidate', 'composer')).status).toBe(200);
    expect((await move(id, 'released', 'composer')).status).toBe(403);
    expect((await move(id, 'released', 'maintainer')).status).toBe(200);
    expect((await move(id, 'deprecated', 'composer')).status).toBe(403);
  });

  it('is not what a token is asked for: one that only releases does so, and proposes nothing', async () => {
    const id = await addImage(fixture, fixture.us.teamId);
    expect((await move(id, 'candidate', 'releaseToken')).status).toBe(403);
    expect((await move(id, 'candidate', 'composer')).status).toBe(200);
    expect((await move(id, 'released', 'releaseToken')).status).toBe(200);
  });

  it('is told by /me', async () => {
    const me = await (await fixture.send('GET', '/me', { as: 'composer' })).json();
    expect(me).toMatchObject({ role: 'composer', permissions: ['read', 'build'] });
  });
});
