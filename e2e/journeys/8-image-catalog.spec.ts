import { expect, type Page, test } from '@playwright/test';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { runOnDatabase } from '../fixtures/run-on-database.ts';

const COUNT = 10_000;
/** Rows that are in the page at once: those in sight and some on either side. */
const MOST_ROWS = 60;

const images = (action: 'insert' | 'remove') => async () =>
  runOnDatabase(await e2eStack(), 'insert-images-main.ts', { action, count: COUNT });
test.beforeAll(images('insert'));
test.afterAll(images('remove'));

const rows = (page: Page) => page.locator('tr[data-row-index]');
const filters = (page: Page) => page.getByRole('complementary', { name: 'Filters' });
const total = async (page: Page): Promise<number> => {
  const words = await page
    .getByRole('status')
    .filter({ hasText: /^[\d,]+ images?( with these filters)?$/ })
    .textContent();
  return Number(words?.replace(/\D/g, ''));
};

async function countByApi(query: string): Promise<number> {
  const answer = await (await e2eStack()).api(`/images/facets?${query}`);
  return ((await answer.json()) as { total: number }).total;
}

test('a catalog of 10,000 images is narrowed, sorted, kept as a view and compared from', async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });

  await test.step('filters say how many they show, and show them', async () => {
    await page.goto('/images');
    await expect(rows(page).first()).toBeVisible();
    const all = await countByApi('');
    expect(all).toBeGreaterThanOrEqual(COUNT);
    expect(await total(page)).toBe(all);
    await filters(page)
      .getByRole('checkbox', { name: /^PREEMPT_RT/ })
      .check();
    await filters(page)
      .getByRole('checkbox', { name: /^Candidate/ })
      .check();
    await filters(page)
      .getByRole('checkbox', { name: /^Hailo-8/ })
      .check();
    await page.waitForURL(/preemption=rt.*accelerator=hailo8|accelerator=hailo8.*preemption=rt/);
    const few = await countByApi('preemption=rt&channel=candidate&accelerator=hailo8');
    expect(few).toBeGreaterThan(0);
    await expect.poll(() => total(page)).toBe(few);
    await page.getByRole('button', { name: 'Remove the filter Accelerator: Hailo-8' }).click();
    await expect.poll(() => total(page)).toBe(await countByApi('preemption=rt&channel=candidate'));
    // By keyboard: `/` goes to the search
    await page.keyboard.press('/');
    await page.keyboard.type('camera rpi');
    await page.waitForURL(/q=camera/);
    await expect
      .poll(() => total(page))
      .toBe(await countByApi('preemption=rt&channel=candidate&q=camera%20rpi'));
    await expect(rows(page).first()).toContainText('door-camera');
    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue('');
    await expect.poll(() => total(page)).toBe(await countByApi('preemption=rt&channel=candidate'));
  });

  await test.step('columns sort, and a view keeps all of it', async () => {
    await page.getByRole('button', { name: 'Size' }).click();
    await page.waitForURL(/sort=smallest/);
    await page.getByRole('button', { name: 'Size' }).click();
    await page.waitForURL(/sort=largest/);
    await expect(page.getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'descending');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save what is shown as a view' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Largest RT candidates');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Largest RT candidates' })).toBeVisible();
    const kept = new URL(page.url()).search;
    await page.goto('/images');
    await page.getByRole('button', { name: 'All images' }).click();
    await page.getByRole('menuitem', { name: 'Largest RT candidates' }).click();
    await page.waitForURL(/sort=largest/);
    const asSet = (search: string): string[] => [...new URLSearchParams(search)].map(String).sort();
    await expect
      .poll(() => asSet(new URL(page.url()).search).filter((one) => !one.startsWith('layout')))
      .toEqual(asSet(kept));
  });

  await test.step('two are picked by keyboard, pinned, and compared', async () => {
    // The address alone brings it back
    await page.reload();
    await expect(page.getByRole('button', { name: 'Largest RT candidates' })).toBeVisible();
    await expect(rows(page).first()).toBeVisible();
    const row = (index: number) => page.locator(`tr[data-row-index="${index}"]`);
    // Some are pinned, and images of one size stand in any order
    const free = await rows(page).evaluateAll((all) =>
      all
        .filter(({ textContent }) => !textContent?.includes('pinned'))
        .map((one) => Number(one.getAttribute('data-row-index'))),
    );
    const [first, , third] = free;
    if (first === undefined || third === undefined) throw new Error(`unpinned rows: ${free.join(', ')}`);
    // Rows come with the page; keys work from when its scripts run
    await expect(async () => {
      await page.keyboard.press('j');
      await expect(row(first).getByRole('link')).toBeFocused({ timeout: 1000 });
    }).toPass();
    await page.keyboard.press('x');
    for (let index = first; index < third; index += 1) await page.keyboard.press('j');
    await expect(row(third).getByRole('link')).toBeFocused();
    await page.keyboard.press('x');
    const bar = page.getByRole('region', { name: 'Selected images' });
    await expect(bar.getByText('2 images selected')).toBeVisible();
    await bar.getByRole('button', { name: 'Pin', exact: true }).click();
    await expect(bar.getByText('2 of 2 pinned')).toBeVisible();
    await bar.getByRole('button', { name: 'Close' }).click();
    await expect(row(first)).toContainText('pinned');
    await expect(row(third)).toContainText('pinned');
    // In the other layout
    await page.getByRole('radio', { name: 'Cards' }).click();
    const cards = page.getByRole('list', { name: 'Images' }).getByRole('checkbox');
    await cards.nth(0).check();
    await expect(page.getByText('1 image selected, one more to compare')).toBeVisible();
    await cards.nth(2).check();
    await page.getByRole('link', { name: 'Compare', exact: true }).click();
    await page.waitForURL(/\/images\/i[a-z0-9]+\/compare\/i[a-z0-9]+/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('tab', { name: /Packages/ })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('list', { name: 'Images' })).toBeVisible();
  });

  await test.step('an image is unpinned on its page', async () => {
    await page.goto('/images?pinned=true');
    await rows(page).first().getByRole('link').click();
    await page.waitForURL(/\/images\/i[a-z0-9]+$/);
    const { pathname } = new URL(page.url());
    await expect(page.getByText('Kept for good')).toBeVisible();
    await page.getByRole('button', { name: 'Unpin' }).click();
    await expect(page.getByText('Kept for good')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Pin', exact: true })).toBeVisible();
    // and has left the list it was opened from
    await page.goBack();
    await expect(rows(page).first()).toBeVisible();
    await expect(page.locator(`a[href="${pathname}"]`)).toHaveCount(0);
  });
});

test('10,000 rows are scrolled through with a handful of them in the page', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/images');
  await expect(rows(page).first()).toBeVisible();
  const all = await countByApi('');
  const last = page.locator(`tr[data-row-index="${all - 1}"]`);
  let most = 0;
  for (let n = 0; n < 2000 && (await last.count()) === 0; n += 1) {
    most = Math.max(most, await rows(page).count());
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight }));
    await page.waitForTimeout(20);
  }
  await expect(last).toBeVisible();
  await expect(last).toHaveAttribute('aria-rowindex', String(all + 1));
  expect(Math.max(most, await rows(page).count())).toBeLessThanOrEqual(MOST_ROWS);
  await page.evaluate(() => scrollTo({ top: 0 }));
  await expect(page.locator('tr[data-row-index="0"]')).toBeVisible();
  expect(await rows(page).count()).toBeLessThanOrEqual(MOST_ROWS);
});

test('what retention rules would remove is seen before they are saved', async ({ page }) => {
  await page.goto('/settings/retention');
  await expect(page.getByText('These rules would remove nothing now.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Remove drafts' }).check();
  await page.getByRole('textbox', { name: 'Days until: Remove drafts' }).fill('60');
  const answer = await (await e2eStack()).api('/retention/preview', {
    method: 'POST',
    body: JSON.stringify({
      keepLastPerName: 3,
      deleteDraftsAfterDays: 60,
      deleteCandidatesAfterDays: null,
      deleteDeprecatedAfterDays: null,
    }),
  });
  const preview = (await answer.json()) as { total: number };
  expect(preview.total).toBeGreaterThan(100);
  const words = `These rules would remove ${preview.total.toLocaleString('en')} images now`;
  await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Images that would go' }).getByRole('listitem')).toHaveCount(
    100,
  );
  await expect(page.getByText(/the limit is 60\.$/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save rules' })).toBeEnabled();
  // Not saved: nothing goes
  await page.reload();
  await expect(page.getByText('These rules would remove nothing now.')).toBeVisible();
});

test('an image is deleted on its page, which says when it would have gone by itself', async ({ page }) => {
  const stack = await e2eStack();
  const one = async (query: string): Promise<{ id: string; name: string }> => {
    const answer = await stack.api(`/images?limit=1&${query}`);
    const [image] = ((await answer.json()) as { images: { id: string; name: string }[] }).images;
    if (image === undefined) throw new Error(`no image with ${query}`);
    return image;
  };
  const setRules = (keepLastPerName: number, deleteDraftsAfterDays: number | null): Promise<Response> =>
    stack.api('/retention', {
      method: 'PUT',
      body: JSON.stringify({
        keepLastPerName,
        deleteDraftsAfterDays,
        deleteCandidatesAfterDays: null,
        deleteDeprecatedAfterDays: null,
      }),
    });
  const button = page.getByRole('button', { name: 'Delete', exact: true });

  await test.step('a released or pinned one says why it stays', async () => {
    for (const [query, reason] of [
      ['channel=released', 'This image is released. Deprecate it before you delete it.'],
      ['channel=draft&pinned=true', 'This image is pinned. Unpin it before you delete it.'],
    ] as const) {
      const { id } = await one(query);
      await page.goto(`/images/${id}`);
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await button.focus();
      await expect(button).toHaveAccessibleDescription(reason);
      await expect(page.getByText('by the retention rules')).toHaveCount(0);
    }
  });

  // The oldest image of the catalog is younger: these rules take none while the test runs.
  expect((await setRules(0, 3000)).status).toBe(200);
  try {
    const { id, name } = await one('channel=draft&pinned=false&sort=oldest');
    await page.goto(`/images/${id}`);
    await expect(page.getByText(/^Goes on \d{4}-\d{2}-\d{2}$/)).toBeVisible();
    await expect(page.getByText('by the retention rules: Drafts go after 3000 days.')).toBeVisible();
    await button.click();
    const dialog = page.getByRole('alertdialog', { name: `Delete ${name}?` });
    await expect(dialog).toContainText('This cannot be undone.');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    expect((await stack.api(`/images/${id}`)).status).toBe(200);
    await button.click();
    await dialog.getByRole('button', { name: 'Delete image' }).click();
    await page.waitForURL((url) => url.pathname === '/images');
    await expect(page.getByText(`${name} is deleted.`)).toBeVisible();
    expect((await stack.api(`/images/${id}`)).status).toBe(404);
    await page.goto(`/images/${id}`);
    await expect(page.getByText('There is no such image')).toBeVisible();
  } finally {
    await setRules(3, null);
  }
});
