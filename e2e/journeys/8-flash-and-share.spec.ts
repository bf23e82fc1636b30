import { expect, type Page, test } from '@playwright/test';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { lookAtPage, noViolations } from '../fixtures/look-at-page.ts';

interface Listed {
  readonly images: readonly { readonly id: string; readonly name: string }[];
}

async function anImage(): Promise<Listed['images'][number]> {
  const listed = (await (await (await e2eStack()).api('/images')).json()) as Listed;
  const [image] = listed.images;
  if (image === undefined) throw new Error('no journey before this one made an image');
  return image;
}

/** The page of an image as if it were one for another board: building one for each would take hours. */
async function openAsBoard(page: Page, imageId: string, board: string): Promise<void> {
  await page.route(`**/api/v1/images/${imageId}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), board } });
  });
  await page.goto(`/images/${imageId}`);
}

test('the flash tab leads from the file to the first start of a board', async ({ page }) => {
  const image = await anImage();
  await openAsBoard(page, image.id, 'rpi-cm4');
  const panel = page.getByRole('region', { name: /^Put it on Raspberry Pi Compute Module 4/ });
  await expect(panel.getByText('Run rpiboot on the computer')).toBeVisible();
  await panel.getByRole('radio', { name: 'SD card' }).click();
  await expect(page).toHaveURL(/medium=sd/);
  await expect(panel.getByText('Run rpiboot on the computer')).toHaveCount(0);

  await panel.getByRole('radio', { name: 'Linux' }).click();
  await expect(
    panel.getByText(/^sudo bmaptool copy --bmap \S+\.bmap \S+\.img\.zst \/dev\/sdX$/),
  ).toBeVisible();
  await panel.getByRole('radio', { name: 'Windows' }).click();
  await expect(page).toHaveURL(/os=windows/);
  await expect(panel.getByText(/PhysicalDriveN$/)).toBeVisible();
  await expect(panel.getByText('putty -serial COM3 -sercfg 115200,8,n,1,N')).toBeVisible();

  const tick = panel.getByRole('checkbox', { name: 'It has an address' });
  await tick.check();
  await page.reload();
  await expect(tick).toBeChecked();
  await expect(page).toHaveURL(/os=windows/);

  // Chromium asks its system to open rpi-imager://, which nothing here does
  await panel.getByRole('button', { name: 'Open in Imager' }).click();
  const link = panel.getByRole('link', { name: 'Open in Imager' });
  await expect(link).toHaveAttribute('href', /^rpi-imager:\/\/open\?repo=http%3A%2F%2F/);
  const repository = new URL((await link.getAttribute('href')) ?? '').searchParams.get('repo') ?? '';
  const answer = await fetch(repository);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');

  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await lookAtPage(page, `flash tab at ${width} px`);
  }
});

test('a share link works without a sign-in until it is revoked', async ({ page }) => {
  await page.goto('/settings/sharing');
  await page.getByRole('button', { name: 'New link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('workshop');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByText('It is shown only now.')).toBeVisible();
  await noViolations(page, 'address of a new link');
  const address = (await dialog.locator('code').first().textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();

  const list = (await (await fetch(address)).json()) as {
    os_list: unknown[];
    imager: { devices: unknown[] };
  };
  expect(Array.isArray(list.os_list)).toBe(true);
  const row = page.getByRole('listitem').filter({ hasText: 'workshop' });
  await expect(row.getByText(/^Works · Imager repository, released images/)).toBeVisible();
  await row.getByRole('button', { name: 'Revoke workshop' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(row.getByText(/^Revoked/)).toBeVisible();
  expect((await fetch(address)).status).toBe(404);
});

test('a badge shows the last release of a board until its link is revoked', async ({ page }) => {
  await page.goto('/settings/sharing');
  await page.getByRole('button', { name: 'New link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Badge' }).click();
  await dialog.getByLabel('Name').fill('readme');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const markdown = (await dialog.locator('code').first().textContent()) ?? '';
  const address = /^!\[.+\]\((\S+\.svg)\)$/.exec(markdown)?.[1] ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();

  // A board no journey makes an image for: the id before .svg
  const ofBoard = address.replace(/[^/]+\.svg$/, 'visionfive2.svg');
  const picture = await fetch(ofBoard);
  expect([picture.status, picture.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect(await picture.text()).toContain('no release');
  const etag = picture.headers.get('etag') ?? '';
  const ask = (): Promise<Response> => fetch(ofBoard, { headers: { 'if-none-match': etag } });
  expect((await ask()).status).toBe(304);
  await page.getByRole('button', { name: 'Revoke readme' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: 'readme' })
      .getByText(/^Revoked/),
  ).toBeVisible();
  expect((await ask()).status).toBe(404);
});
