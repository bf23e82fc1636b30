import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { buildButton, pickBoard } from '../fixtures/compose-page.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { importPackageIndex } from '../fixtures/import-package-index.ts';

const RELEASE = '2026.05';

/** The text of a file the engine will be given, from the composer's own view of it. */
async function fileText(page: Page, name: string): Promise<string> {
  await page.getByRole('list', { name: 'Files' }).getByRole('button', { name, exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: 'Files' });
  await expect(
    panel.getByRole('button', { name: new RegExp(`^Copy .*${name.replaceAll('.', '\\.')}$`) }),
  ).toBeVisible();
  return (await panel.textContent()) ?? '';
}

test('Buildroot: what it can not do, its packages by keyboard, and its files before a build', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await pickBoard(page, 'arm64');
  await page.getByRole('radio', { name: 'Buildroot', exact: true }).check();
  await page.getByText('More', { exact: true }).first().click();
  await page.getByRole('radio', { name: `Buildroot ${RELEASE}`, exact: true }).check();
  await page.getByRole('radio', { name: 'PREEMPT_RT' }).check();

  await test.step('an SDK is made beside the image when asked', async () => {
    const sdk = page.getByRole('checkbox', { name: 'SDK' });
    await sdk.check();
    await sdk.focus();
    await page.keyboard.press('Space');
    await expect(sdk).not.toBeChecked();
  });

  await test.step('units Buildroot does not offer say why, those it does name its own packages', async () => {
    const pytorch = page.getByRole('checkbox', { name: 'PyTorch' });
    await expect(pytorch).toBeDisabled();
    await expect(pytorch).toHaveAccessibleDescription(/Buildroot/);
    await expect(page.getByRole('checkbox', { name: 'perf' })).toHaveCount(1);
    await expect(page.getByText('linux-tools-perf')).toBeVisible();
    await expect(page.getByText('linux-perf', { exact: true })).toHaveCount(0);
  });

  await test.step("an accelerator with files of its vendor's asks for their licence", async () => {
    const hailo = page.getByRole('checkbox', { name: /^Hailo-8/ });
    const licence = page.getByRole('checkbox', { name: "Hailo's licence of the firmware" });
    await expect(licence).toHaveCount(0);
    await expect(hailo).toBeDisabled();
    await page.getByRole('button', { name: /^Hailo-8.*: Accept Hailo's licence/ }).click();
    await expect(hailo).toBeChecked();
    await expect(licence).toBeChecked();
    await expect(buildButton(page)).toBeEnabled();
    await licence.focus();
    await page.keyboard.press('Space');
    await expect(buildButton(page)).toBeDisabled();
    await hailo.uncheck();
    await expect(licence).toHaveCount(0);
    await expect(buildButton(page)).toBeEnabled();
  });

  const field = page.getByRole('combobox', { name: 'Further packages' });
  const chip = (name: string) => page.getByRole('button', { name: `Remove ${name}`, exact: true });
  await test.step('without an index the form says how it comes, and a name can be typed', async () => {
    await expect(page.getByText(`The packages of Buildroot ${RELEASE} can't be searched yet.`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Index the packages' })).toBeVisible();
    await field.fill('fieldbus-gateway');
    await field.press('Enter');
    await expect(chip('fieldbus-gateway')).toBeVisible();
    await field.press('Backspace');
    await expect(chip('fieldbus-gateway')).toHaveCount(0);
  });

  await importPackageIndex(await e2eStack(), RELEASE, '2026.05.1', 'qemu-aarch64');
  await page.reload();
  await expect(page.getByText('7 packages of Buildroot 2026.05.1 can be searched.')).toBeVisible();
  const options = page.getByRole('listbox', { name: 'Packages found' }).getByRole('option');

  await test.step('packages are found by description and chosen by keyboard', async () => {
    await field.pressSequentially('e');
    await expect(options.first()).toBeVisible();
    await field.press('Escape');
    await expect(options).toHaveCount(0);
    await expect(field).toHaveValue('e');
    await field.press('Escape');
    await expect(field).toHaveValue('');
    await field.pressSequentially('broker');
    await expect(options).toHaveCount(2);
    await expect(options.first()).toContainText('2.4.1');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html ?? ''}`)).toEqual([]);
    await field.press('ArrowDown');
    await expect(field).toHaveAttribute(
      'aria-activedescendant',
      (await options.nth(1).getAttribute('id')) ?? '',
    );
    await field.press('ArrowUp');
    await field.press('Enter');
    await expect(chip('fieldbus-gateway')).toBeVisible();
  });

  await test.step('what is missing is told before the build, with the way out', async () => {
    await field.pressSequentially('energy meters');
    // The list of the words before stays until the new one is there.
    await expect(page.getByRole('status').filter({ hasText: /^1 found$/ })).toHaveCount(1);
    await expect(options).toHaveText(/tinyscript-meter.*Needs tinyscript as well\./s);
    await field.press('Enter');
    const issues = page.getByRole('list', { name: 'Issues' });
    // fieldbus-gateway brings tinyscript along.
    await expect(chip('tinyscript-meter')).toBeVisible();
    await expect(buildButton(page)).toBeEnabled();
    await chip('fieldbus-gateway').click();
    await expect(issues).toContainText('tinyscript-meter needs tinyscript, which is not chosen.');
    await issues.getByRole('button', { name: 'Add tinyscript' }).click();
    await expect(page.getByText('tinyscript-meter needs')).toHaveCount(0);

    await field.pressSequentially('arm-counter');
    await expect(options.first()).toContainText("This board can't have it");
    await field.press('Enter');
    await expect(issues).toContainText(
      /arm-counter can't be built for .*an architecture arm-counter supports/,
    );
    await expect(page.getByText('One problem stands in the way.')).toBeVisible();
    await issues.getByRole('button', { name: 'Remove arm-counter' }).click();

    await field.pressSequentially('vibration-lgo');
    await field.press('Enter');
    await issues.getByRole('button', { name: 'Use vibration-log' }).click();
    await expect(page.getByText('Ready to build.')).toBeVisible();
  });

  await test.step('the files Buildroot will be given can be read, with the reason of each line', async () => {
    await page.getByRole('tab', { name: 'Files' }).click();
    expect(await fileText(page, '50-packages.fragment')).toContain('BR2_PACKAGE_VIBRATION_LOG=y');
    expect(await fileText(page, '30-kernel.fragment')).toContain('BR2_LINUX_KERNEL_CONFIG_FRAGMENT_FILES');
    expect(await fileText(page, 'boardwright.fragment')).toContain('CONFIG_PREEMPT_RT=y');
    expect(await fileText(page, 'buildroot.json')).toContain('"upstreamDefconfig": "qemu_aarch64_virt"');
  });

  await test.step('the tree and each of its files can be taken away', async () => {
    const [tree] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download tree' }).click(),
    ]);
    expect(tree.suggestedFilename()).toMatch(/\.zip$/);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download config/buildroot.json' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('buildroot.json');
  });

  await test.step('the command line finds the same', async () => {
    const { stdout } = await (await e2eStack()).boardwright(['packages', 'search', 'modbus', '--json']);
    const found = JSON.parse(stdout) as { packages: { name: string; lacks: unknown[] }[] };
    expect(found.packages.map(({ name }) => name)).toEqual(['fieldbus-gateway']);
  });
});
