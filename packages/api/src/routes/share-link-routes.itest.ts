import { IMAGE_CHANNELS, type ImageChannel } from '@boardwright/core/image-channel';
import { permissionsOf, TEAM_ROLES, type TeamRole } from '@boardwright/core/team-role';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ImagerOsList } from '../imager/os-list-schema.ts';
import type { CreatedShareLink, ImagerLink, ShareLinkList } from '../schemas/share-link.ts';
import { createLinkSigner } from '../share-links/link-signer.ts';
import { type ApiFixture, addImage, startApi } from '../testing/api-fixture.ts';

const CONTENT = '0123456789';
const ORIGIN = 'http://boardwright.test/api/v1';
let fixture: ApiFixture;
let released: string;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

async function imageIn(channel: ImageChannel, teamId = fixture.us.teamId, board = 'rpi5'): Promise<string> {
  const id = await addImage(fixture, teamId, { content: CONTENT });
  await fixture.db.image.update({ where: { id }, data: { channel, board, channelSince: new Date() } });
  return id;
}

beforeEach(async () => {
  await fixture.db.image.deleteMany();
  await fixture.db.shareLink.deleteMany();
  released = await imageIn('released');
});

async function create(more: object = {}): Promise<CreatedShareLink> {
  const body = { kind: 'imager', name: 'workshop', expiresInDays: 30, ...more };
  const response = await fixture.send('POST', '/share-links', { body });
  expect(response.status).toBe(201);
  return (await response.json()) as CreatedShareLink;
}

const pathOf = (url: string): string => url.replace(ORIGIN, '');
const tokenOf = (url: string): string => url.split('/').at(-2) ?? '';

/** Asks as nobody: no cookie, no header, as Imager does. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Response> {
  return fixture.send(method, path, { as: null, headers });
}

async function list(url: string): Promise<ImagerOsList> {
  const response = await ask(pathOf(url));
  expect(response.status).toBe(200);
  return ImagerOsList.parse(await response.json());
}

const shownIds = ({ os_list }: ImagerOsList): string[] =>
  os_list.flatMap(({ subitems }) => subitems.map(({ website }) => website.split('/').at(-1) ?? '')).sort();

async function refusal(response: Response): Promise<unknown[]> {
  const { detail, code } = (await response.json()) as { detail: string; code: string };
  return [response.status, code, detail];
}

describe('a link for Imager', () => {
  it('shows released images of its team, and their files, to whoever has it', async () => {
    const others = await imageIn('released', fixture.others.teamId);
    for (const channel of ['draft', 'candidate', 'deprecated'] as const) await imageIn(channel);
    const { url, link } = await create();
    expect(url).toMatch(/^http:\/\/boardwright\.test\/api\/v1\/imager\/[\w.-]+\/os_list\.json$/);
    expect(link).toMatchObject({
      kind: 'imager',
      name: 'workshop',
      state: 'active',
      by: 'Owner',
      lastUsedAt: null,
    });
    const shown = await list(url);
    expect(shownIds(shown)).toEqual([released]);
    expect(shownIds(shown)).not.toContain(others);
    const address = shown.os_list[0]?.subitems[0]?.url ?? '';
    const file = await ask(pathOf(address));
    expect([file.status, await file.text()]).toEqual([200, CONTENT]);
    const links = (await (await fixture.send('GET', '/share-links')).json()) as ShareLinkList;
    expect(links.links[0]?.lastUsedAt).not.toBeNull();
    // The address is shown once and kept nowhere
    expect(JSON.stringify(links)).not.toContain(tokenOf(url));
  });

  it('shows candidates, too, when it was made so', async () => {
    const candidate = await imageIn('candidate');
    await imageIn('draft');
    const { url } = await create({ candidates: true });
    expect(shownIds(await list(url))).toEqual([released, candidate].sort());
  });

  it('stops showing an image that leaves its channel', async () => {
    const { url } = await create();
    const address = (await list(url)).os_list[0]?.subitems[0]?.url ?? '';
    await fixture.db.image.update({ where: { id: released }, data: { channel: 'deprecated' } });
    expect(shownIds(await list(url))).toEqual([]);
    expect((await ask(pathOf(address))).status).toBe(404);
  });

  it('serves HEAD, ranges and 416 as a download does, and tells no other site its address', async () => {
    const { url } = await create();
    const path = pathOf((await list(url)).os_list[0]?.subitems[0]?.url ?? '');
    const head = await ask(path, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
    const part = await ask(path, 'GET', { range: 'bytes=3-5' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 3-5/10',
      '345',
    ]);
    const etag = head.headers.get('etag') ?? '';
    expect((await ask(path, 'GET', { range: 'bytes=3-5', 'if-range': etag })).status).toBe(206);
    expect((await ask(path, 'GET', { range: 'bytes=3-5', 'if-range': '"x"' })).status).toBe(200);
    expect((await ask(path, 'GET', { range: 'bytes=99-' })).status).toBe(416);
    expect((await ask(path, 'GET', { 'if-none-match': etag })).status).toBe(304);
    for (const response of [head, part, await ask(pathOf(url))]) {
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('x-robots-tag')).toContain('noindex');
    }
    const wrong = await ask(path, 'DELETE');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(JSON.stringify(await wrong.json())).not.toContain(tokenOf(url));
  });

  it('is refused in one sentence whatever is wrong with it', async () => {
    const good = await create();
    const token = tokenOf(good.url);
    const [id = '', teamId = '', scope = '', seconds = ''] = token.split('.');
    const forged = createLinkSigner('another secret of thirty-two characters').sign({
      id,
      teamId,
      scope,
      expiresAt: new Date(Number.parseInt(seconds, 36) * 1000),
    });
    const expired = await create();
    await fixture.db.shareLink.update({ where: { id: expired.link.id }, data: { expiresAt: new Date(0) } });
    const revoked = await create();
    expect((await fixture.send('DELETE', `/share-links/${revoked.link.id}`)).status).toBe(200);
    const widened = await create();
    await fixture.db.shareLink.update({ where: { id: widened.link.id }, data: { candidates: true } });
    const moved = await create();
    await fixture.db.shareLink.update({
      where: { id: moved.link.id },
      data: { teamId: fixture.others.teamId },
    });
    const removed = await create();
    await fixture.db.shareLink.delete({ where: { id: removed.link.id } });
    const badge = await create({ kind: 'badge' });
    const tampered = [
      token.replace(scope, 'imager-candidates'),
      token.replace(teamId, fixture.others.teamId),
      token.replace(`.${seconds}.`, '.zzzzzz.'),
      `${token}A`,
      '{token}',
      'x',
      '%00',
    ];
    const tokens = [
      forged,
      ...[expired, revoked, widened, moved, removed, badge].map(({ url }) => tokenOf(url)),
      ...tampered,
    ];
    const wanted = await refusal(await ask('/imager/nothing/os_list.json'));
    expect(wanted.slice(0, 2)).toEqual([404, 'NOT_FOUND']);
    for (const one of tokens) {
      expect(await refusal(await ask(`/imager/${one}/os_list.json`)), one).toEqual(wanted);
      expect(await refusal(await ask(`/imager/${one}/images/${released}/sample.img.zst`)), one).toEqual(
        wanted,
      );
    }
    // A good link, but an image it does not show, or no image, or no such file: the same words
    const foreign = await imageIn('released', fixture.others.teamId);
    const draft = await imageIn('draft');
    for (const path of [
      `${foreign}/sample.img.zst`,
      `${draft}/sample.img.zst`,
      'inothing/sample.img.zst',
      '%00/sample.img.zst',
      `${released}/evidence.json`,
    ]) {
      expect(await refusal(await ask(`/imager/${token}/images/${path}`)), path).toEqual(wanted);
    }
    expect((await ask(pathOf(good.url))).status).toBe(200);
  });

  it('shows at most the 20 newest images of a board', async () => {
    for (let n = 0; n < 22; n += 1) await imageIn('released');
    const { url } = await create();
    expect((await list(url)).os_list[0]?.subitems).toHaveLength(20);
  });
});

describe('the links of a team', () => {
  it('are for those who release', async () => {
    const body = { kind: 'imager', name: 'x', expiresInDays: 1 };
    expect((await fixture.send('POST', '/share-links', { as: 'composer', body })).status).toBe(403);
    expect((await fixture.send('POST', '/share-links', { as: 'maintainer', body })).status).toBe(201);
    expect((await fixture.send('GET', '/share-links', { as: 'viewer' })).status).toBe(403);
    const others = (await (
      await fixture.send('GET', '/share-links', { as: 'others' })
    ).json()) as ShareLinkList;
    expect(others.links).toEqual([]);
  });

  it('end once, and are in the audit trail without their address', async () => {
    const { url, link } = await create();
    expect((await fixture.send('DELETE', `/share-links/${link.id}`)).status).toBe(200);
    expect((await fixture.send('DELETE', `/share-links/${link.id}`)).status).toBe(404);
    const audit = await (await fixture.send('GET', '/audit?action=share-link')).text();
    expect(audit).toContain('share-link.create');
    expect(audit).toContain('share-link.revoke');
    expect(audit).not.toContain(tokenOf(url));
  });

  it.each([{ name: '' }, { expiresInDays: 0 }, { expiresInDays: 367 }, { kind: 'ftp' }, { more: 1 }])(
    'are not made of %j',
    async (more) => {
      const body = { kind: 'imager', name: 'x', expiresInDays: 1, ...more };
      expect((await fixture.send('POST', '/share-links', { body })).status).toBe(400);
    },
  );
});

describe('a link to one image', () => {
  async function open(id: string, as: TeamRole | 'others' = 'maintainer'): Promise<Response> {
    return fixture.send('POST', `/images/${id}/imager-link`, { as });
  }
  const listed = async (): Promise<ShareLinkList['links']> =>
    ((await (await fixture.send('GET', '/share-links')).json()) as ShareLinkList).links;

  it('is made of a released image by every role, and of any other by those who release', async () => {
    for (const channel of IMAGE_CHANNELS) {
      const id = await imageIn(channel);
      for (const role of TEAM_ROLES) {
        const label = `${role}: ${channel}`;
        const before = await fixture.db.shareLink.count();
        const response = await open(id, role);
        const allowed = channel === 'released' || permissionsOf(role).includes('release');
        expect(response.status, label).toBe(allowed ? 201 : 403);
        expect((await fixture.db.shareLink.count()) - before, label).toBe(allowed ? 1 : 0);
        if (allowed) continue;
        expect(await response.json(), label).toMatchObject({
          code: 'FORBIDDEN',
          detail: expect.stringContaining('role maintainer'),
        });
      }
    }
  });

  it('is listed as long as it works, and can be taken back', async () => {
    const id = await imageIn('released');
    const { url } = (await (await open(id, 'viewer')).json()) as ImagerLink;
    const mine = (await listed()).filter(({ imageId }) => imageId === id);
    expect(mine).toMatchObject([{ kind: 'imager', name: 'sample', state: 'active' }]);
    expect((await ask(pathOf(url))).status).toBe(200);
    const path = `/share-links/${mine[0]?.id}`;
    expect((await fixture.send('DELETE', path, { as: 'composer' })).status).toBe(403);
    expect((await fixture.send('DELETE', path, { as: 'maintainer' })).status).toBe(200);
    expect((await ask(pathOf(url))).status).toBe(404);
    expect((await listed()).some(({ imageId }) => imageId === id)).toBe(false);
  });

  it('shows that image alone, for 12 hours', async () => {
    const draft = await imageIn('draft');
    const response = await open(draft);
    expect(response.status).toBe(201);
    const { url, openUrl, expiresAt } = (await response.json()) as ImagerLink;
    expect(new URL(openUrl).searchParams.get('repo')).toBe(url);
    // What Imager 2.0.11 takes as a repository (ImageWriter::isValidRepoUrl)
    expect(url).toMatch(/^https?:\/\/[^ \t\r\n?#]+\.(json|rpi-imager-manifest)([?#][^ \t\r\n]*)?$/i);
    const hours = (Date.parse(expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThanOrEqual(12);
    expect(shownIds(await list(url))).toEqual([draft]);
    expect((await ask(`/imager/${tokenOf(url)}/images/${draft}/sample.img.zst`)).status).toBe(200);
    expect((await ask(`/imager/${tokenOf(url)}/images/${released}/sample.img.zst`)).status).toBe(404);
    await fixture.db.image.delete({ where: { id: draft } });
    expect((await ask(pathOf(url))).status).toBe(404);
  });

  it("is not made for another team's image", async () => {
    expect((await open(released, 'others')).status).toBe(404);
  });
});

describe('a badge', () => {
  it('names the latest released image of a board, or says there is none', async () => {
    await imageIn('candidate');
    const { url } = await create({ kind: 'badge' });
    const picture = await ask(pathOf(url).replace('{board}', 'rpi5'));
    expect(picture.status).toBe(200);
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
    });
    const svg = await picture.text();
    expect(svg).toContain('<svg');
    expect(svg).toContain(`sample ${new Date().toISOString().slice(0, 10)}`);
    expect(svg).not.toContain('candidate');
    expect(await (await ask(pathOf(url).replace('{board}', 'rpi4'))).text()).toContain('no release');
  });

  it('is asked for again each time, and sent again only when it changed', async () => {
    const { link, url } = await create({ kind: 'badge' });
    const path = pathOf(url).replace('{board}', 'rpi5');
    const first = await ask(path);
    // What image proxies of code hosts go by: without both they keep a picture for hours
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^(W\/)?"[0-9a-f]+"$/);
    const again = await ask(path, 'GET', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(Object.fromEntries(again.headers)).toMatchObject({
      ...{ etag, 'cache-control': 'no-cache', 'x-robots-tag': 'noindex, nofollow' },
      ...{ 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'cross-origin' },
    });
    expect((await ask(path, 'HEAD')).headers.get('etag')).toBe(etag);

    await fixture.db.image.update({ where: { id: released }, data: { name: 'another' } });
    const changed = await ask(path, 'GET', { 'if-none-match': etag });
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false]);
    await fixture.send('DELETE', `/share-links/${link.id}`);
    const revoked = await ask(path, 'GET', { 'if-none-match': etag });
    expect([revoked.status, revoked.headers.get('cache-control')]).toEqual([404, 'no-store']);
  });

  it('escapes what a name holds', async () => {
    await fixture.db.image.update({ where: { id: released }, data: { name: '</text><script>x</script>' } });
    const { url } = await create({ kind: 'badge' });
    expect(await (await ask(pathOf(url).replace('{board}', 'rpi5'))).text()).not.toContain('<script');
  });

  it('needs a badge link and a board', async () => {
    const { url } = await create({ kind: 'badge' });
    const imager = await create();
    for (const path of [
      `/badge/${tokenOf(imager.url)}/rpi5.svg`,
      `/badge/${tokenOf(url)}/rpi5.png`,
      `/badge/${tokenOf(url)}/..%2Fx.svg`,
      '/badge/x/rpi5.svg',
    ]) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });
});

describe('icons', () => {
  it('are pictures anybody may load, and nothing else is', async () => {
    for (const icon of ['board.png', 'image.png']) {
      const response = await ask(`/imager-icons/${icon}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([...bytes.slice(1, 4)]).toEqual([...'PNG'].map((letter) => letter.charCodeAt(0)));
    }
    expect((await ask('/imager-icons/board.svg')).status).toBe(404);
    expect((await ask('/imager-icons/..%2Fos-list.ts')).status).toBe(404);
  });
});
