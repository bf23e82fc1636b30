import { expect, test } from '@playwright/test';
import type { OwnStack } from '../../tests/stack/own-stack.ts';
import { smallSpec } from '../fixtures/builds.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { lookAtOpened, lookAtPage, lookAtTabs } from '../fixtures/look-at-page.ts';
import { keepRecipe } from '../fixtures/recipes.ts';

async function newest(stack: OwnStack, path: 'builds' | 'images'): Promise<(string | undefined)[]> {
  const list = (await (await stack.api(`/${path}`)).json()) as Partial<Record<typeof path, { id: string }[]>>;
  return list[path]?.map((one) => one.id) ?? [];
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page has an accessibility violation or scrolls sideways (${colorScheme})`, async ({ page }) => {
    const stack = await e2eStack();
    const [[build], [image, older = image]] = [await newest(stack, 'builds'), await newest(stack, 'images')];
    const paths = [
      '/compose',
      '/builds',
      '/images',
      '/images?layout=cards',
      '/boards',
      '/boards/rpi5',
      '/settings',
    ];
    paths.push('/settings/team', '/settings/tokens', '/settings/audit', '/join', '/sign-in');
    paths.push('/reference', '/nothing-is-here', '/images/inothing');
    paths.push('/settings/webhooks', '/settings/limits', '/settings/sharing', '/settings/retention');
    if (build !== undefined) paths.push(`/builds/${build}`);
    const recipe = await keepRecipe(stack, `looked-at-${colorScheme}`, [
      smallSpec('looked-at'),
      smallSpec('looked-at', { packages: ['curl'], profiling: ['perff'] }),
    ]);
    paths.push('/recipes', `/recipes/${recipe}`, `/recipes/${recipe}?tab=compare`);
    paths.push(`/recipes/${recipe}?tab=compare&part=files&from=1&to=1`, `/compose?recipe=${recipe}`);
    if (image !== undefined) {
      paths.push(`/images/${image}`, `/images/${image}/compare`, `/images/${image}/compare/${older}`);
    }
    expect(paths).toHaveLength(28);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await page.goto(path);
        await lookAtPage(page, `${path} at ${width} px`, 1_000);
      }
    }
  });

  // Each width once: the tabs and dialogs are the same ones
  const width = colorScheme === 'light' ? 1440 : 390;
  test(`no tab, menu or dialog has one (${colorScheme})`, async ({ page, browser, baseURL }) => {
    const stack = await e2eStack();
    const [image = '', older = image] = await newest(stack, 'images');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await lookAtTabs(page, `/images/${image}`);
    await lookAtTabs(page, `/images/${image}/compare/${older}`);
    const recipe = await keepRecipe(stack, `opened-${colorScheme}`, [smallSpec('opened')]);
    for (const [path, button] of [
      [`/images/${image}`, 'Personalise'],
      [`/images/${image}`, 'Change channel'],
      [`/recipes/${recipe}`, 'More actions'],
      ['/images', 'All images'],
      ['/settings/team', 'Invite'],
      ['/settings/tokens', 'New token'],
      ['/settings/webhooks', 'New webhook'],
      ['/settings/sharing', 'New link'],
    ] as const)
      await lookAtOpened(page, path, button);
    await page.goto('/settings/retention');
    await page.getByRole('checkbox', { name: 'Remove drafts' }).check();
    await lookAtPage(page, 'preview of retention');
    await page.goto('/reference#post-builds');
    await expect(page.getByText('With curl')).toBeVisible();
    await lookAtPage(page, 'an operation of the reference');

    const person = { email: `looked-at-${colorScheme}@example.org`, role: 'viewer' };
    const headers = { origin: baseURL ?? '' };
    const answer = await page.request.post('/api/v1/team/invitations', { data: person, headers });
    const { url, invitation } = (await answer.json()) as { url: string; invitation: { id: string } };
    const guest = await browser.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      ...{ storageState: { cookies: [], origins: [] }, colorScheme, viewport: { width, height: 900 } },
    });
    const joining = await guest.newPage();
    await joining.goto(url);
    await expect(joining.getByLabel('Your name')).toBeVisible();
    await lookAtPage(joining, 'an invitation that works');
    await guest.close();
    await stack.api(`/team/invitations/${invitation.id}`, { method: 'DELETE' });
  });
}
