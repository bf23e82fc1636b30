import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { smallSpec } from '../fixtures/builds.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { keepRecipe } from '../fixtures/recipes.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page has an accessibility violation or scrolls sideways (${colorScheme})`, async ({ page }) => {
    const stack = await e2eStack();
    const newest = async (path: 'builds' | 'images'): Promise<(string | undefined)[]> => {
      const list = (await (await stack.api(`/${path}`)).json()) as Partial<
        Record<typeof path, { id: string }[]>
      >;
      return list[path]?.map((one) => one.id) ?? [];
    };
    const [[build], [image, older = image]] = [await newest('builds'), await newest('images')];
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
    paths.push('/settings/webhooks', '/settings/limits', '/settings/sharing', '/settings/retention');
    if (build !== undefined) paths.push(`/builds/${build}`);
    const recipe = await keepRecipe(stack, `looked-at-${colorScheme}`, [
      smallSpec('looked-at'),
      smallSpec('looked-at', { packages: ['curl'], profiling: ['perff'] }),
    ]);
    paths.push('/recipes', `/recipes/${recipe}`, `/recipes/${recipe}?tab=compare`);
    paths.push(`/recipes/${recipe}?tab=compare&part=files&from=1&to=1`, `/compose?recipe=${recipe}`);
    if (image !== undefined) {
      const compare = `/images/${image}/compare`;
      paths.push(`/images/${image}`, compare);
      for (const tab of ['summary', 'packages', 'vulnerabilities', 'sizes', 'build-files', 'spec'])
        paths.push(`${compare}/${older}?tab=${tab}`);
    }
    expect(paths).toHaveLength(30);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await page.goto(path);
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        await page.waitForTimeout(1_000);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((one) => `${path} ${width}: ${one.id} ${one.nodes[0]?.html ?? ''}`)).toEqual(
          [],
        );
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${path} at ${width} px`).toBeLessThanOrEqual(0);
      }
    }
  });
}
