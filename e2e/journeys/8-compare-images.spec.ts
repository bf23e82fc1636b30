import { expect, test } from '@playwright/test';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { e2eEnv } from '../fixtures/env.ts';

test('a comparison opens at its tab for whoever gets the link', async ({ page, browser, baseURL }) => {
  const answer = await (await e2eStack()).api('/images?limit=2');
  const { images } = (await answer.json()) as { images: { id: string }[] };
  const [newer, older] = images;
  if (newer === undefined || older === undefined)
    throw new Error('no journeys before this one made two images');
  await page.goto(`/images/${newer.id}/compare/${older.id}`);
  for (const [tab, part] of [
    ['Kernel', 'kernel'],
    ['Sizes', 'sizes'],
    ['Files', 'files'],
  ] as const) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expect(page).toHaveURL(new RegExp(`tab=${part}`));
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await expect(page.getByRole('tabpanel')).not.toBeEmpty();
    await expect(page.getByText('could not be loaded')).toHaveCount(0);
  }
  const shown = await page.getByRole('tabpanel').textContent();

  // Another browser of somebody of the team: nothing but the link is handed over
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    storageState: e2eEnv.storageState,
  });
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('tab', { name: /^Files/ })).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => other.getByRole('tabpanel').textContent()).toBe(shown);
  await context.close();
});
