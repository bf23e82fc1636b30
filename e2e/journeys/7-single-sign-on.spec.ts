import { type Browser, expect, type Page, test } from '@playwright/test';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { e2eEnv } from '../fixtures/env.ts';
import { noViolations } from '../fixtures/look-at-page.ts';

const BUTTON = `Sign in with ${e2eEnv.oidcName}`;

/** A browser of somebody's own, which neither Boardwright nor the provider has seen before. */
async function withBrowser(browser: Browser, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    baseURL: e2eEnv.baseUrl,
    storageState: { cookies: [], origins: [] },
  });
  // The provider's pages ask for a font of the internet, which need not be there.
  await context.route(/^https:/, (route) => route.abort());
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Through the pages of the provider: who it is, then that Boardwright may know. */
async function passProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('x');
  expect(new URL(page.url()).origin).toBe(e2eEnv.oidcIssuer);
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: BUTTON }).click();
  await passProvider(page, login);
}

/** By the owner's session: a token lets nobody in. */
async function invite(owner: Page, email: string): Promise<string> {
  const data = { email, role: 'composer' };
  const headers = { origin: e2eEnv.baseUrl };
  const answer = await owner.request.post('/api/v1/team/invitations', { data, headers });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { url: string }).url;
}

/** What the audit trail has of an account, oldest first. */
async function accountEvents(email: string): Promise<unknown[]> {
  const answer = await (await e2eStack()).api('/audit?action=account&limit=100');
  const { events } = (await answer.json()) as {
    events: readonly { action: string; subject: { name: string }; details: { method?: string } }[];
  };
  return events
    .filter(({ subject }) => subject.name === email)
    .map(({ action, details }) => [action, details.method])
    .reverse();
}

test('an invited person signs in through the identity provider, a stranger does not', async ({
  page: owner,
  browser,
}) => {
  await invite(owner, 'ola@example.org');
  await withBrowser(browser, async (page) => {
    await page.goto('/sign-in');
    await expect(page.getByRole('button', { name: BUTTON })).toBeVisible();
    await noViolations(page);
    await signIn(page, 'ola');
    await page.waitForURL((url) => url.pathname === '/compose');
    await page.goto('/settings');
    await expect(page.getByText('ola@example.org')).toBeVisible();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
    await page.goto('/images');
    await expect(page).toHaveURL(/\/sign-in/);
  });
  await expect
    .poll(() => accountEvents('ola@example.org'))
    .toEqual([
      ['account.sign-in', e2eEnv.oidcName],
      ['account.sign-out', undefined],
    ]);

  await withBrowser(browser, async (page) => {
    await signIn(page, 'eve');
    await expect(page.getByText('No team has invited your address.')).toBeVisible();
    await page.goto('/images');
    await expect(page).toHaveURL(/\/sign-in/);
  });
  expect(await accountEvents('eve@example.org')).toEqual([]);
});

test('a person who came by link connects the provider and signs in with it from then on', async ({
  page: owner,
  browser,
}) => {
  const link = await invite(owner, 'lin@example.org');
  await withBrowser(browser, async (page) => {
    await page.goto(link);
    await page.getByLabel('Your name').fill('Lin by Link');
    await page.getByRole('button', { name: 'Join the team' }).click();
    await page.waitForURL((url) => url.pathname === '/compose');

    // Whoever has the address at the provider does not get the account for it.
    await withBrowser(browser, async (other) => {
      await signIn(other, 'lin');
      await expect(
        other.getByText('Your address has an account here that is not connected to this provider.'),
      ).toBeVisible();
    });

    await page.goto('/settings');
    await page.getByRole('button', { name: `Connect ${e2eEnv.oidcName}` }).click();
    await passProvider(page, 'lin');
    await page.waitForURL((url) => url.origin === e2eEnv.baseUrl && url.pathname === '/settings');
  });
  await withBrowser(browser, async (page) => {
    await signIn(page, 'lin');
    await page.waitForURL((url) => url.pathname === '/compose');
    await page.goto('/settings');
    await expect(page.getByText('lin@example.org')).toBeVisible();
  });
  expect(await accountEvents('lin@example.org')).toEqual([
    ['account.sign-in', 'a sign-in link'],
    ['account.connect', e2eEnv.oidcName],
    ['account.sign-in', e2eEnv.oidcName],
  ]);
});
