import { newId } from '@boardwright/db/new-id';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Principal } from '../deps.ts';
import type { SavedView, SavedViewList } from '../schemas/saved-view.ts';
import { type ApiFixture, startApi } from '../testing/api-fixture.ts';
import { changeView, createView, getViews, removeView } from '../use-cases/saved-views.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

const VIEW = {
  name: 'Real-time on Pi 5',
  query: 'board=rpi5&preemption=rt&sort=name',
  layout: 'table',
} as const;

it('are made, renamed, changed and deleted by who they belong to', async () => {
  const made = await fixture.send('POST', '/views', { body: VIEW, as: 'viewer' });
  expect(made.status).toBe(201);
  const view = (await made.json()) as SavedView;
  expect(view).toMatchObject(VIEW);
  const change = { name: 'Pi 5', layout: 'cards' };
  const changed = await fixture.send('PATCH', `/views/${view.id}`, { body: change });
  expect(await changed.json()).toEqual({ ...view, ...change });
  const list = (await (await fixture.send('GET', '/views')).json()) as SavedViewList;
  expect(list.views).toEqual([{ ...view, ...change }]);
  expect((await fixture.send('DELETE', `/views/${view.id}`)).status).toBe(204);
  expect((await fixture.send('DELETE', `/views/${view.id}`)).status).toBe(404);
});

it('have names of their own', async () => {
  const body = { ...VIEW, name: 'One' };
  expect((await fixture.send('POST', '/views', { body })).status).toBe(201);
  const again = await fixture.send('POST', '/views', { body });
  expect(again.status).toBe(409);
  expect(await again.json()).toMatchObject({ detail: expect.stringContaining('One') });
  const two = (await (
    await fixture.send('POST', '/views', { body: { ...VIEW, name: 'Two' } })
  ).json()) as SavedView;
  expect((await fixture.send('PATCH', `/views/${two.id}`, { body: { name: 'One' } })).status).toBe(409);
});

it('of one person are hidden from the others of the team', async () => {
  const userId = newId('u');
  await fixture.db.user.create({ data: { id: userId, name: 'Second', email: 'second@example.org' } });
  const second = { ...fixture.us, userId } as Principal;
  const deps = { db: fixture.db } as never;
  const mine = await createView(deps, fixture.us, { ...VIEW, name: 'Mine' });
  expect((await getViews(deps, second)).views).toEqual([]);
  await expect(changeView(deps, second, mine.id, { name: 'Yours' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(removeView(deps, second, mine.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await createView(deps, second, { ...VIEW, name: 'Mine' })).toMatchObject({ name: 'Mine' });
});

it.each([
  ['an unknown filter', { ...VIEW, query: 'next=https://evil.test' }],
  ['a control character', { ...VIEW, query: 'q=a\nb' }],
  ['no name', { ...VIEW, name: '  ' }],
  ['a layout there is not', { ...VIEW, layout: 'tiles' }],
])('are refused with %s', async (_name, body) => {
  expect((await fixture.send('POST', '/views', { body })).status).toBe(400);
});

it('belong to people, not to the operator token', async () => {
  expect((await fixture.send('POST', '/views', { body: VIEW, as: 'operator' })).status).toBe(403);
  expect(await (await fixture.send('GET', '/views', { as: 'operator' })).json()).toEqual({ views: [] });
});

it('end at fifty', async () => {
  let status = 201;
  for (let n = 0; status === 201 && n < 60; n += 1) {
    status = (await fixture.send('POST', '/views', { body: { ...VIEW, name: `View ${n}` } })).status;
  }
  expect(status).toBe(409);
  expect(
    await fixture.db.savedView.count({ where: { userId: (fixture.us as { userId: string }).userId } }),
  ).toBe(50);
});
