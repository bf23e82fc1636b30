import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { smallSpec } from '../fixtures/builds.ts';
import { pickBoard } from '../fixtures/compose-page.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { keepRecipe } from '../fixtures/recipes.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Image' });
const versions = (page: Page) => page.getByRole('list', { name: 'Versions' }).getByRole('listitem');

async function save(page: Page, note: string, button: string | RegExp = 'Save'): Promise<void> {
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note').fill(note);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test('a recipe is saved, changed, compared, restored, exported and imported', async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await pickBoard(page, 'x86-64');

  await test.step('saving it from the composer, then a version of it', async () => {
    await page.getByRole('radio', { name: 'PREEMPT_RT' }).check();
    await panel(page).getByRole('button', { name: 'Save as recipe' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save as a recipe' });
    await dialog.getByLabel('Name').fill('Press line gateway');
    await dialog.getByLabel('Note').fill('As ordered');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(panel(page).getByText('Press line gateway, version 1 · no changes')).toBeVisible();
    await page.getByRole('checkbox', { name: 'ONNX Runtime' }).check();
    await expect(panel(page).getByText('unsaved changes')).toBeVisible();
    // A link reproduces the composer, and of which recipe it is.
    await page.waitForURL(/recipe=r[a-z0-9]{19}&base=1/);
    await page.waitForTimeout(1_000);
    await page.reload();
    await expect(panel(page).getByText('unsaved changes')).toBeVisible();
    await save(page, 'With ONNX Runtime');
    await expect(panel(page).getByText('version 2 · no changes')).toBeVisible();
  });

  await test.step('what changed, as specs and as files', async () => {
    await panel(page).getByRole('link', { name: 'Press line gateway' }).click();
    await page.waitForURL('**/recipes/*');
    await expect(versions(page)).toHaveCount(2);
    await page.getByRole('button', { name: 'Changes of version 2' }).click();
    const spec = page.getByRole('region', { name: 'Differences of spec.yaml' });
    await expect(spec.locator('ins').filter({ hasText: 'onnxruntime' })).toBeVisible();
    await page.getByRole('radio', { name: /^Files/ }).click();
    await expect(
      page.getByRole('list', { name: 'Files that differ' }).getByRole('button').first(),
    ).toBeVisible();
    await expect(page.locator('ins').first()).toBeVisible();
    await page.getByRole('button', { name: 'Swap' }).click();
    await page.getByRole('radio', { name: 'Spec', exact: true }).click();
    await expect(spec.locator('del').filter({ hasText: 'onnxruntime' })).toBeVisible();
  });

  await test.step('an older version comes back as a new one', async () => {
    await page.getByRole('tab', { name: 'Spec and history' }).click();
    await page.getByRole('button', { name: 'Restore version 1' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
    await expect(versions(page)).toHaveCount(3);
    await expect(versions(page).first()).toContainText('Version 1 brought back');
    await expect(page.getByRole('region', { name: 'Content of spec.yaml' })).not.toContainText('onnxruntime');
  });

  await test.step('what is exported is what is imported', async () => {
    const exported = async (): Promise<string> => {
      await page.getByRole('button', { name: 'More actions' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'Export YAML' }).click(),
      ]);
      return readFile(await download.path(), 'utf8');
    };
    const text = await exported();
    expect(text).toMatch(/^# Recipe: Press line gateway\n# Version 3, /);
    await page.goto('/recipes');
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import a recipe' });
    await dialog.getByLabel('Or paste it here').fill('name: [');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Line 1');
    await dialog.getByLabel('File').setInputFiles({
      name: 'gateway.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(text),
    });
    await dialog.getByRole('button', { name: 'Import' }).click();
    await page.waitForURL('**/recipes/r*');
    await expect(page.getByRole('heading', { name: 'Press line gateway 2' })).toBeVisible();
    const withoutHead = (yaml: string): string => yaml.replaceAll(/^#.*\n/gm, '');
    expect(withoutHead(await exported())).toBe(withoutHead(text));
  });
});

test('of two who save at once, the second is told and loses nothing', async ({ page }) => {
  const stack = await e2eStack();
  const id = await keepRecipe(stack, 'edited-by-two', [smallSpec('edited-by-two')]);
  await page.goto(`/compose?recipe=${id}`);
  await expect(panel(page).getByText('version 1 · no changes')).toBeVisible();
  await page.getByRole('checkbox', { name: 'ONNX Runtime' }).check();
  const theirs = {
    spec: smallSpec('edited-by-two', { packages: ['curl'] }),
    note: 'Theirs',
    expectedVersion: 1,
  };
  const answer = await stack.api(`/recipes/${id}/versions`, { method: 'POST', body: JSON.stringify(theirs) });
  expect(answer.status).toBe(200);

  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note').fill('Mine');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'Operator saved version 2 ("Theirs") while you worked on version 1.',
  );
  await expect(dialog.getByLabel('Note')).toHaveValue('Mine');
  await dialog.getByRole('button', { name: 'Save on top, as version 3' }).click();
  await expect(panel(page).getByText('version 3 · no changes')).toBeVisible();
  const list = (await (await stack.api(`/recipes/${id}/versions`)).json()) as {
    versions: { note: string }[];
  };
  expect(list.versions.map(({ note }) => note)).toEqual(['Mine', 'Theirs', 'First']);
});

test('a recipe the catalog no longer takes is mended with one click', async ({ page }) => {
  const stack = await e2eStack();
  const spec = smallSpec('outdated', { runtimes: ['onnxruntim'], profiling: ['perff'] });
  const id = await keepRecipe(stack, 'outdated', [spec]);
  const row = page.getByRole('list', { name: 'Recipes' }).getByRole('listitem');
  await page.goto('/recipes?q=outdated');
  await expect(row.filter({ hasText: 'outdated' })).toContainText("Can't be built: 2 problems");
  await page.goto(`/recipes/${id}`);
  await expect(
    page.getByText("This recipe can't be built with the catalog of today: 2 problems."),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Mend all: Use onnxruntime, Use perf' }).click();
  await expect(page.getByText('Mended: Use onnxruntime, Use perf')).toBeVisible();
  await expect(page.getByText("can't be built")).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Content of spec.yaml' })).toContainText('- onnxruntime');
  await page.goto('/recipes?q=outdated');
  await expect(row.filter({ hasText: 'outdated' })).toBeVisible();
  await expect(page.getByText("Can't be built")).toHaveCount(0);
});

test('a board that left the catalog is named in its recipe, with the board to take instead', async ({
  page,
}) => {
  const stack = await e2eStack();
  // A spec with a board the catalog does not have is kept, as one whose board has gone is.
  const spec = { ...smallSpec('gone-board'), board: 'qemu-x86_63' };
  const id = await keepRecipe(stack, 'gone-board', [spec]);
  await page.goto(`/recipes/${id}`);
  const problems = page.getByRole('list', { name: 'Problems of the recipe' });
  await expect(problems).toContainText('qemu-x86_63');
  await problems.getByRole('button', { name: 'Use qemu-x86_64' }).click();
  await expect(page.getByText('Mended: Use qemu-x86_64')).toBeVisible();
  await expect(page.getByText("can't be built")).toHaveCount(0);
});

test('warnings stand in the recipe and in its row', async ({ page }) => {
  const stack = await e2eStack();
  const spec = smallSpec('unproven', { board: 'visionfive2', engine: { kind: 'buildroot' }, kernel: {} });
  const id = await keepRecipe(stack, 'unproven', [spec]);
  await page.goto(`/recipes/${id}`);
  await expect(page.getByRole('list', { name: 'Warnings of the recipe' })).toBeVisible();
  await expect(page.getByText("can't be built")).toHaveCount(0);
  await page.goto('/recipes?q=unproven');
  await expect(page.getByRole('list', { name: 'Recipes' }).getByRole('listitem')).toContainText(/warning/);
});

test('a recipe whose images are older says so, and its copy begins anew', async ({ page }) => {
  const stack = await e2eStack();
  // Nothing has to be built: an image of an equal spec is one of the recipe's
  const { images } = (await (await stack.api('/images')).json()) as { images: { id: string }[] };
  const { spec } = (await (await stack.api(`/images/${images[0]?.id}`)).json()) as { spec: object };
  const id = await keepRecipe(stack, 'has-older-images', [spec]);
  const next = { spec: { ...spec, packages: ['curl'] }, note: 'With curl', expectedVersion: 1 };
  await stack.api(`/recipes/${id}/versions`, { method: 'POST', body: JSON.stringify(next) });

  await page.goto(`/recipes/${id}`);
  await expect(
    page.getByText(
      'The images are older than the recipe: the newest image is of version 1, the recipe is at 2.',
    ),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Build version 2' })).toBeEnabled();
  await page.goto('/recipes?q=has-older-images');
  await expect(page.getByText('Images are of version 1')).toBeVisible();
  await page.goto(`/recipes/${id}`);

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(page.getByText(/^This is the copy: has-older-images/)).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(versions(page)).toHaveCount(1);
  await expect(page.getByText('The images are older')).toHaveCount(0);
});
