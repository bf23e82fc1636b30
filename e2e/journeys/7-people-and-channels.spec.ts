import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { e2eStack } from '../fixtures/e2e-stack.ts';

interface Listed {
  readonly images: readonly { readonly id: string; readonly name: string; readonly channel: string }[];
}

/** A new person in a browser of their own, invited through the page and joined by the link. */
async function joinByLink(owner: Page, guest: Page, email: string, role: string): Promise<void> {
  await owner.goto('/settings/team');
  await owner.getByRole('button', { name: 'Invite' }).click();
  await owner.getByLabel('E-mail address').fill(email);
  await owner.getByRole('combobox', { name: 'Role', exact: true }).click();
  await owner.getByRole('option', { name: role }).click();
  await owner.getByRole('button', { name: 'Make the link' }).click();
  const dialog = owner.getByRole('dialog', { name: 'Hand this link over' });
  const url = await dialog.locator('code').textContent();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await guest.goto(url ?? '');
  await guest.getByLabel('Your name').fill(role === 'Viewer' ? 'Vera Viewer' : 'Mia Maintainer');
  await guest.getByRole('button', { name: 'Join the team' }).click();
  await expect(guest).toHaveURL(/\/compose/);
}

async function withGuest(
  open: () => Promise<BrowserContext>,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await open();
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

test('an owner invites people, a maintainer releases an image, a viewer can only look', async ({
  page,
  browser,
  baseURL,
}) => {
  const stack = await e2eStack();
  const listed = (await (await stack.api('/images')).json()) as Listed;
  const image = listed.images.find(({ channel }) => channel === 'draft');
  if (image === undefined) throw new Error('no journey before this one made an image');
  const open = (): Promise<BrowserContext> =>
    browser.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      storageState: { cookies: [], origins: [] },
    });

  await withGuest(open, async (guest) => {
    await joinByLink(page, guest, 'mia@example.org', 'Maintainer');
    for (const [channel, reason] of [
      ['candidate', 'Boots on the bench'],
      ['released', 'Ran two nights without a miss'],
    ] as const) {
      await guest.goto(`/images/${image.id}`);
      await guest.getByRole('button', { name: 'Change channel' }).click();
      await guest.getByLabel('Why').fill(reason);
      // The whole dialog by keyboard: the first choice is the next channel up
      await guest.keyboard.press('Enter');
      await expect(guest.getByText(`${image.name} is now ${channel}.`)).toBeVisible();
    }
    await guest.getByRole('tab', { name: 'Channel' }).click();
    await expect(guest.getByText('Ran two nights without a miss')).toBeVisible();
    await expect(guest.getByText('Mia Maintainer').first()).toBeVisible();
    // she manages nobody
    await guest.goto('/settings/team');
    await expect(guest.getByText('Mia Maintainer')).toBeVisible();
    await expect(guest.getByRole('button', { name: 'Invite' })).toHaveCount(0);
  });

  await withGuest(open, async (guest) => {
    await joinByLink(page, guest, 'vera@example.org', 'Viewer');
    await guest.goto(`/images/${image.id}`);
    await expect(guest.getByRole('heading', { name: image.name })).toBeVisible();
    await expect(guest.getByText('Released', { exact: true }).first()).toBeVisible();
    await expect(guest.getByRole('button', { name: 'Change channel' })).toHaveCount(0);
    const refused = await guest.request.post(`/api/v1/images/${image.id}/channel`, {
      data: { to: 'deprecated', reason: 'I may not' },
      headers: { origin: new URL(guest.url()).origin },
    });
    expect(refused.status()).toBe(403);
    // out of the team: the open browser is out as well
    await page.goto('/settings/team');
    const row = page.getByRole('listitem').filter({ hasText: 'Vera Viewer' });
    await row.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(row).toHaveCount(0);
    await guest.goto(`/images/${image.id}`);
    await expect(guest).toHaveURL(/\/sign-in/);
  });

  const latest = await stack.api(`/latest/qemu-x86_64`);
  expect(await latest.json()).toMatchObject({ id: image.id, channel: 'released' });
  await page.goto('/settings/audit');
  await expect(page.getByText('Mia Maintainer').first()).toBeVisible();
  await expect(page.getByText('from candidate to released: Ran two nights without a miss')).toBeVisible();
  // Her sign-in alone, in the list as in the files
  await page.getByRole('combobox', { name: 'Person' }).click();
  await page.getByRole('option', { name: 'Mia Maintainer' }).click();
  await page.getByRole('combobox', { name: 'Kind of event' }).click();
  await page.getByRole('option', { name: 'Sign-in' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'signed in as mia@example.org' })).toContainText(
    'with a sign-in link',
  );
  await expect(page.getByText('from candidate to released: Ran two nights without a miss')).toHaveCount(0);
  await expect(page).toHaveURL(/kind=account/);
  const csv = page.getByRole('link', { name: 'CSV' });
  await expect(csv).toHaveAttribute('href', /export\?action=account&actor=\w+&format=csv$/);
  const file = await page.request.get((await csv.getAttribute('href')) ?? '');
  expect(await file.text()).toContain('account.sign-in');
  expect(await file.text()).not.toContain('image.move');
  await page.getByLabel('to', { exact: true }).fill('2000-01-02');
  await expect(page.getByText('Nothing of this has happened.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByText('from candidate to released: Ran two nights without a miss')).toBeVisible();
});

test('an API token is shown once, works until it is revoked, and never longer', async ({ page, request }) => {
  await page.goto('/settings/tokens');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Name').fill('nightly');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy the token now' });
  const secret = (await dialog.locator('code').first().textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  const ask = async (): Promise<number> => {
    const answer = await request.get('/api/v1/images', { headers: { authorization: `Bearer ${secret}` } });
    return answer.status();
  };
  expect(await ask()).toBe(200);
  await expect(page.getByText(secret)).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke nightly' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('Revoked', { exact: false }).first()).toBeVisible();
  expect(await ask()).toBe(401);
});
