import { insertAuditEvent } from '@boardwright/db/audit-repository';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEventView, AuditList } from '../schemas/audit.ts';
import type { CreatedInvitation, Joined, JoinOffer, TeamView } from '../schemas/team.ts';
import { type ApiFixture, addImage, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

async function readTeam(as: 'us' | 'viewer' = 'us'): Promise<TeamView> {
  return (await (await fixture.send('GET', '/team', { as })).json()) as TeamView;
}

async function invite(email: string, role = 'composer'): Promise<CreatedInvitation> {
  const response = await fixture.send('POST', '/team/invitations', { body: { email, role } });
  expect(response.status).toBe(201);
  return (await response.json()) as CreatedInvitation;
}

const secretOf = ({ url }: CreatedInvitation): string => new URL(url).hash.slice(1);

function join(body: unknown, as: 'us' | 'others' | null = null): Promise<Response> {
  // An address of its own each time, since tries are counted by address
  const from = `10.0.0.${Math.floor(Math.random() * 250)}`;
  return fixture.send('POST', '/join', { as, body, from });
}

async function addPerson(email: string, role: string): Promise<string> {
  const joined = await join({ token: secretOf(await invite(email, role)), name: email.split('@')[0] });
  expect(joined.status).toBe(200);
  const member = (await readTeam()).members.find((one) => one.email === email);
  return member?.id ?? '';
}

describe('an invitation', () => {
  it('makes an account of the invited address in the given role, once, and signs it in', async () => {
    const invitation = await invite('Ada@Example.org', 'maintainer');
    expect(invitation.invitation.email).toBe('ada@example.org');
    const token = secretOf(invitation);
    const look = await fixture.send('POST', '/join/look', { as: null, body: { token } });
    expect((await look.json()) as JoinOffer).toMatchObject({
      team: 'Default team',
      role: 'maintainer',
      email: 'ada@example.org',
      signedInAs: null,
    });
    expect((await readTeam()).invitations).toHaveLength(1);

    const joined = (await (await join({ token, name: 'Ada' })).json()) as Joined;
    expect(joined.signInUrl).toBe('http://boardwright.test/once?for=ada@example.org');
    const team = await readTeam();
    expect(team.members).toMatchObject([
      { name: 'Owner', role: 'owner', you: true },
      { name: 'Ada', email: 'ada@example.org', role: 'maintainer', you: false },
    ]);
    expect(team.invitations).toEqual([]);
    expect((await join({ token, name: 'Eve' })).status).toBe(404);
  });

  it('keeps only a hash of its secret, which stands behind # in the link', async () => {
    const invitation = await invite('hash@example.org');
    const token = secretOf(invitation);
    expect(new URL(invitation.url).pathname).toBe('/join');
    const rows = await fixture.db.invitation.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(token.slice(4));
  });

  it('does not open an account that exists', async () => {
    const token = secretOf(await invite('owner@boardwright.local', 'viewer'));
    const response = await join({ token, name: 'Eve' });
    expect(response.status).toBe(409);
    // whoever is signed in may use it, and keeps the role they have
    expect((await join({ token }, 'us')).status).toBe(200);
    expect((await readTeam()).members[0]).toMatchObject({ name: 'Owner', role: 'owner' });
  });

  it('works no more when it was withdrawn, replaced or is old', async () => {
    const withdrawn = await invite('gone@example.org');
    const { id } = withdrawn.invitation;
    expect((await fixture.send('DELETE', `/team/invitations/${id}`)).status).toBe(204);
    expect((await fixture.send('DELETE', `/team/invitations/${id}`)).status).toBe(404);
    const replaced = await invite('twice@example.org');
    await invite('twice@example.org');
    const old = await invite('old@example.org');
    await fixture.db.invitation.update({
      where: { id: old.invitation.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    for (const one of [withdrawn, replaced, old]) {
      expect((await join({ token: secretOf(one), name: 'Eve' })).status).toBe(404);
    }
    expect((await join({ token: 'bwi_nonsense', name: 'Eve' })).status).toBe(404);
  });

  it('can be used by one of two who try at the same time', async () => {
    const token = secretOf(await invite('race@example.org'));
    const answers = await Promise.all(['A', 'B', 'C'].map((name) => join({ token, name })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await readTeam()).members.filter(({ email }) => email === 'race@example.org')).toHaveLength(1);
  });

  it('is not shown to those who do not manage the team', async () => {
    await invite('secret@example.org');
    expect((await readTeam('viewer')).invitations).toEqual([]);
  });

  it('is refused for what is no address or role, naming the field', async () => {
    for (const [body, field] of [
      [{ email: 'nobody', role: 'viewer' }, 'email'],
      [{ email: 'a@example.org', role: 'root' }, 'role'],
    ] as const) {
      const response = await fixture.send('POST', '/team/invitations', { body });
      expect(response.status).toBe(400);
      expect(JSON.stringify(await response.json())).toContain(field);
    }
  });

  it('slows guessing down, whatever address the client says it has', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 25; turn += 1) {
      const body = { token: `bwi_guess${turn}` };
      const headers = { 'x-forwarded-for': `198.51.100.${turn}` };
      const response = await fixture.send('POST', '/join/look', {
        as: null,
        body,
        headers,
        from: '192.0.2.7',
      });
      statuses.push(response.status);
      if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses.filter((status) => status === 404)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });

  it('lets those in who have one or a session while strangers of many addresses guess', async () => {
    const token = secretOf(await invite('crowd@example.org'));
    const look = (body: object, from: string, as: 'us' | null = null): Promise<Response> =>
      fixture.send('POST', '/join/look', { as, body, from });
    let last = 404;
    for (let turn = 0; turn < 1100 && last !== 429; turn += 1) {
      last = (await look({ token: 'bwi_guess' }, `203.0.${turn >> 8}.${turn & 255}`)).status;
    }
    expect(last).toBe(429);
    expect((await look({ token }, '203.1.0.1')).status).toBe(200);
    expect((await look({ token: 'bwi_guess' }, '203.1.0.2', 'us')).status).toBe(404);
    expect((await look({ nonsense: 1 }, '203.1.0.3')).status).toBe(429);
    expect((await join({ token, name: 'Crowd' })).status).toBe(200);
  });
});

describe('a member', () => {
  it('gets another role, and goes', async () => {
    const id = await addPerson('bob@example.org', 'viewer');
    const changed = await fixture.send('PATCH', `/team/members/${id}`, { body: { role: 'composer' } });
    expect(await changed.json()).toMatchObject({ name: 'bob', role: 'composer' });
    expect((await fixture.send('DELETE', `/team/members/${id}`)).status).toBe(204);
    expect((await fixture.send('DELETE', `/team/members/${id}`)).status).toBe(404);
  });

  it('is never the last owner who goes or steps down, also when two do at once', async () => {
    const [owner] = (await readTeam()).members;
    const path = `/team/members/${owner?.id}`;
    expect((await fixture.send('PATCH', path, { body: { role: 'viewer' } })).status).toBe(409);
    expect((await fixture.send('DELETE', path)).status).toBe(409);
    const second = await addPerson('second@example.org', 'owner');
    const answers = await Promise.all([
      fixture.send('PATCH', path, { body: { role: 'viewer' } }),
      fixture.send('PATCH', `/team/members/${second}`, { body: { role: 'viewer' } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    // As it was before: one owner
    await fixture.db.member.updateMany({ where: { role: 'owner' }, data: { role: 'viewer' } });
    await fixture.db.member.updateMany({ where: { id: owner?.id ?? '' }, data: { role: 'owner' } });
  });

  it('may leave by themselves, whatever their role, but take nobody along', async () => {
    const members = (await readTeam()).members;
    const other = members.find(({ you }) => !you);
    expect((await fixture.send('DELETE', `/team/members/${other?.id}`, { as: 'viewer' })).status).toBe(403);
    const own = members.find(({ you }) => you);
    // refused only because it is the last owner
    expect((await fixture.send('DELETE', `/team/members/${own?.id}`, { as: 'viewer' })).status).toBe(409);
  });

  it('gets a sign-in link, unless they belong to another team as well', async () => {
    const id = await addPerson('linked@example.org', 'viewer');
    const path = `/team/members/${id}/sign-in-link`;
    const response = await fixture.send('POST', path);
    expect(response.status).toBe(201);
    const member = await fixture.db.member.findUniqueOrThrow({ where: { id } });
    await fixture.db.member.create({
      data: { id: 'mother', organizationId: fixture.others.teamId, userId: member.userId, role: 'viewer' },
    });
    expect((await fixture.send('POST', path)).status).toBe(409);
  });

  it('who is an owner gets a sign-in link from themselves or the operator, not from another owner', async () => {
    const id = await addPerson('coowner@example.org', 'owner');
    const path = `/team/members/${id}/sign-in-link`;
    const refused = await fixture.send('POST', path);
    expect(refused.status).toBe(403);
    expect(JSON.stringify(await refused.json())).toContain('with the operator token');
    expect((await fixture.send('POST', path, { as: 'operator' })).status).toBe(201);
    const own = (await readTeam()).members.find(({ you }) => you);
    expect((await fixture.send('POST', `/team/members/${own?.id}/sign-in-link`)).status).toBe(201);
    await fixture.db.member.delete({ where: { id } });
  });
});

describe('somebody who is taken out of the team', () => {
  const soon = (): Date => new Date(Date.now() + 3_600_000);

  /** Rows as the person makes them by the API. */
  async function makeThings(email: string, userId: string): Promise<void> {
    const { teamId } = fixture.us;
    for (const [id, imageId] of [
      [`l1${userId}`, null],
      [`l2${userId}`, await addImage(fixture, teamId)],
    ] as const) {
      await fixture.db.shareLink.create({
        data: {
          id,
          teamId,
          kind: 'imager',
          name: 'x',
          imageId,
          createdById: userId,
          createdByName: 'x',
          expiresAt: soon(),
        },
      });
    }
    await fixture.db.invitation.create({
      data: {
        id: `v${userId}`,
        organizationId: teamId,
        email: `friend-of-${email}`,
        role: 'viewer',
        inviterId: userId,
        tokenHash: userId,
        expiresAt: soon(),
      },
    });
    await fixture.db.apiToken.create({
      data: {
        id: `k${userId}`,
        teamId,
        userId,
        name: 'x',
        hash: userId,
        permissions: ['read'],
        expiresAt: soon(),
      },
    });
    await fixture.db.session.create({
      data: { id: `s${userId}`, userId, token: userId, expiresAt: soon() },
    });
    await fixture.db.verification.create({
      data: {
        id: `z${userId}`,
        identifier: userId,
        value: JSON.stringify({ type: 'magic-link', email }),
        expiresAt: soon(),
      },
    });
  }

  async function addMaker(email: string): Promise<{ id: string; userId: string }> {
    const id = await addPerson(email, 'owner');
    const { userId } = await fixture.db.member.findUniqueOrThrow({ where: { id } });
    await makeThings(email, userId);
    return { id, userId };
  }

  it('takes along what they made to let others in, and the numbers are said before and after', async () => {
    const { id, userId } = await addMaker('leaver@example.org');
    const before = (await readTeam()).members.find((one) => one.id === id);
    expect(before?.made).toEqual({ shareLinks: 2, invitations: 1, apiTokens: 1 });
    expect((await readTeam('viewer')).members.find((one) => one.id === id)?.made).toBeNull();
    const ours = await invite('ours@example.org');

    expect((await fixture.send('DELETE', `/team/members/${id}`)).status).toBe(204);
    expect(await fixture.db.shareLink.count({ where: { createdById: userId, revokedAt: null } })).toBe(0);
    expect(await fixture.db.apiToken.count({ where: { userId, revokedAt: null } })).toBe(0);
    expect(await fixture.db.session.count({ where: { userId } })).toBe(0);
    expect(await fixture.db.verification.count({ where: { identifier: userId } })).toBe(0);
    expect((await readTeam()).invitations.map(({ email }) => email)).not.toContain(
      'friend-of-leaver@example.org',
    );
    expect((await readTeam()).invitations.map(({ id: one }) => one)).toContain(ours.invitation.id);
    const audit = (await (await fixture.send('GET', '/audit?action=member.remove')).json()) as AuditList;
    expect(audit.events[0]?.details).toEqual({ role: 'owner', shareLinks: 2, invitations: 1, apiTokens: 1 });
  });

  it('keeps sessions while they belong to another team', async () => {
    const { id, userId } = await addMaker('two-teams@example.org');
    await fixture.db.member.create({
      data: { id: 'mtwo', organizationId: fixture.others.teamId, userId, role: 'viewer' },
    });
    expect((await fixture.send('DELETE', `/team/members/${id}`)).status).toBe(204);
    expect(await fixture.db.session.count({ where: { userId } })).toBe(1);
    expect(await fixture.db.shareLink.count({ where: { createdById: userId, revokedAt: null } })).toBe(0);
  });

  it('comes back by a new invitation, as the same person without what they had', async () => {
    const { id, userId } = await addMaker('back@example.org');
    expect((await fixture.send('DELETE', `/team/members/${id}`)).status).toBe(204);
    const again = await join({ token: secretOf(await invite('back@example.org', 'viewer')), name: 'Other' });
    expect(again.status).toBe(200);
    const member = (await readTeam()).members.find((one) => one.userId === userId);
    expect(member).toMatchObject({ name: 'back', role: 'viewer', made: { apiTokens: 0, shareLinks: 0 } });
  });

  it('loses open invitations and sign-in links with the role of an owner', async () => {
    const { id, userId } = await addMaker('demoted@example.org');
    const changed = await fixture.send('PATCH', `/team/members/${id}`, { body: { role: 'viewer' } });
    expect(await changed.json()).toMatchObject({ made: { invitations: 0, shareLinks: 2 } });
    expect(await fixture.db.verification.count({ where: { identifier: userId } })).toBe(0);
    const audit = (await (await fixture.send('GET', '/audit?action=member.role')).json()) as AuditList;
    expect(audit.events[0]?.details).toEqual({ from: 'owner', to: 'viewer', invitations: 1 });
  });

  it('makes nothing any more, even with a request that was let in before', async () => {
    const own = (await readTeam()).members.find(({ you }) => you);
    const owner = await fixture.db.member.findUniqueOrThrow({ where: { id: own?.id ?? '' } });
    await fixture.db.member.delete({ where: { id: owner.id } });
    try {
      for (const [path, body] of [
        ['/share-links', { kind: 'imager', name: 'late', expiresInDays: 1 }],
        ['/team/invitations', { email: 'late@example.org', role: 'owner' }],
        ['/tokens', { name: 'late', permissions: ['read'], expiresInDays: 1 }],
      ] as const) {
        expect((await fixture.send('POST', path, { body })).status, path).toBe(403);
      }
    } finally {
      await fixture.db.member.create({ data: owner });
    }
  });
});

describe('the audit trail', () => {
  it('keeps who did what, also of an image that is gone', async () => {
    const id = await addImage(fixture, fixture.us.teamId);
    const move = { to: 'candidate', reason: 'Boots on the bench' };
    expect((await fixture.send('POST', `/images/${id}/channel`, { body: move })).status).toBe(200);
    expect((await fixture.send('DELETE', `/images/${id}`, { as: 'operator' })).status).toBe(204);
    const response = await fixture.send('GET', `/audit?subject=${id}`);
    expect(((await response.json()) as AuditList).events).toMatchObject([
      {
        action: 'image.delete',
        actor: { kind: 'operator', name: 'Operator' },
        subject: { id, name: 'sample' },
      },
      {
        action: 'image.move',
        actor: { kind: 'user', name: 'Owner' },
        details: { from: 'draft', to: 'candidate', reason: 'Boots on the bench' },
      },
    ]);
  });

  it('is read page by page and by kind', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = (await (
        await fixture.send('GET', `/audit?limit=3&action=invitation${query}`)
      ).json()) as AuditList;
      seen.push(...page.events.map(({ id }) => id));
      expect(page.events.every(({ action }) => action.startsWith('invitation.'))).toBe(true);
      cursor = page.next;
    }
    expect(seen.length).toBeGreaterThan(6);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is narrowed to a person and to days, in the list as in the export', async () => {
    const put = (at: string, actorId: string | null): Promise<void> =>
      insertAuditEvent(fixture.db, fixture.us.teamId, {
        at: new Date(at),
        actorKind: actorId === null ? 'operator' : 'user',
        actorId,
        actorName: 'Ada',
        action: 'narrow.test',
        subject: { kind: 'image', id: 'i1', name: at },
        details: {},
      });
    await put('2020-02-01T23:59:59.999Z', 'ada');
    await put('2020-02-02T00:00:00.000Z', 'ada');
    await put('2020-02-02T12:00:00.000Z', null);
    await put('2020-02-03T00:00:00.000Z', 'ada');
    const named = async (query: string): Promise<unknown> => {
      const list = await fixture.send('GET', `/audit?action=narrow&${query}`);
      const file = await fixture.send('GET', `/audit/export?format=ndjson&action=narrow&${query}`);
      const names = ((await list.json()) as AuditList).events.map(({ subject }) => subject.name);
      const lines = (await file.text()).split('\n').filter((line) => line !== '');
      expect(lines.map((line) => (JSON.parse(line) as AuditEventView).subject.name)).toEqual(names);
      return names;
    };
    const day = 'from=2020-02-02T00:00:00Z&until=2020-02-03T00:00:00Z';
    expect(await named(day)).toEqual(['2020-02-02T12:00:00.000Z', '2020-02-02T00:00:00.000Z']);
    expect(await named(`${day}&actor=ada`)).toEqual(['2020-02-02T00:00:00.000Z']);
    expect(await named('until=2020-02-02T01:00:00%2B01:00')).toEqual(['2020-02-01T23:59:59.999Z']);
    expect(await named(`${day}&actor=nobody`)).toEqual([]);
    const wrong = await fixture.send('GET', '/audit?from=yesterday');
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('such as 2026-11-28T')]);
  });

  it('is exported as a spreadsheet without formulas and as lines of JSON', async () => {
    const name = '=HYPERLINK("http://evil.test")';
    expect((await fixture.send('PATCH', '/team', { body: { name } })).status).toBe(200);
    const csv = await (await fixture.send('GET', '/audit/export?action=team')).text();
    expect(csv).toMatch(/^at,actorKind,actorId,actor,action,/);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
    const lines = await fixture.send('GET', '/audit/export?format=ndjson');
    const events = (await lines.text()).trim().split('\n');
    expect(events.length).toBe(await fixture.db.auditEvent.count());
    expect(JSON.parse(events[0] ?? '')).toMatchObject({ action: 'team.rename', subject: { name } });
    const others = await fixture.send('GET', '/audit/export?format=ndjson', { as: 'others' });
    expect(await others.text()).toBe('');
  });

  it('holds no secret', async () => {
    const invitation = await invite('quiet@example.org');
    const created = await fixture.send('POST', '/tokens', {
      body: { name: 'ci', permissions: ['build'], expiresInDays: 1 },
    });
    const { secret } = (await created.json()) as { secret: string };
    const rows = JSON.stringify(await fixture.db.auditEvent.findMany());
    expect(rows).not.toContain(secretOf(invitation).slice(4));
    expect(rows).not.toContain(secret.slice(4));
  });
});
