import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bootImage } from '../boot/boot-image.ts';
import { isFinal, waitForBuild } from '../fixtures/builds.ts';
import { addressSettles, buildButton, idInAddress, pickBoard } from '../fixtures/compose-page.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { e2eEnv } from '../fixtures/env.ts';
import { putOnBiggerMedium, sha256OfFile, unpackZst } from '../fixtures/unpack.ts';

const SCREENSHOTS = join(e2eEnv.root, 'docs/screenshots');

test('from the composer to a downloaded image that boots with PREEMPT_RT', async ({ page }) => {
  test.setTimeout(1_800_000);
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await pickBoard(page, 'x86-64');
  await page.getByRole('radio', { name: 'PREEMPT_RT' }).check();
  await page.getByRole('checkbox', { name: 'ONNX Runtime' }).check();
  await page.getByRole('checkbox', { name: /cyclictest/ }).check();
  await page.getByRole('radio', { name: 'Low power' }).check();
  await addressSettles(page);
  // A link reproduces the composer.
  await page.reload();
  await expect(page.getByRole('radio', { name: 'PREEMPT_RT' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'ONNX Runtime' })).toBeChecked();
  await page.screenshot({ path: join(SCREENSHOTS, 'compose.png') });

  await buildButton(page).click();
  await page.waitForURL('**/builds/*');
  const buildId = idInAddress(page);
  const log = page.getByRole('region', { name: 'Build log' });
  await expect(log).toBeVisible();
  await expect(page.getByText(/Base system/).first()).toBeVisible({ timeout: 300_000 });
  await page.waitForTimeout(8_000);
  await page.screenshot({ path: join(SCREENSHOTS, 'build.png') });
  // A reload in mid-build loses nothing.
  await page.reload();
  await expect(log).toBeVisible();

  // Off the page while it builds, since a browser that draws takes CPU from the boot test.
  await page.goto('about:blank');
  const built = await waitForBuild(await e2eStack(), buildId, isFinal, 1_200_000);
  expect(built.failure).toBeNull();
  await page.goto(`/builds/${buildId}`);
  await page.getByRole('link', { name: 'Open the image' }).click();
  await page.waitForURL('**/images/*');
  await expect(page.getByRole('list', { name: 'Image files' })).toBeVisible();
  await page.screenshot({ path: join(SCREENSHOTS, 'image.png') });

  const answer = await page.request.get(`/api/v1/images/${idInAddress(page)}`);
  const image = (await answer.json()) as {
    sha256: string;
    buildId: string;
    evidence: { uname: string; preemption: string };
  };
  expect(image.buildId).toBe(buildId);
  expect(image.evidence.uname).toContain('PREEMPT_RT');

  const folder = await mkdtemp(join(tmpdir(), 'boardwright-e2e-image-'));
  try {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download .*\.img\.zst$/ }).click(),
    ]);
    const packed = join(folder, download.suggestedFilename());
    await download.saveAs(packed);
    const unpacked = join(folder, 'disk.img');
    await unpackZst(packed, unpacked);
    expect(await sha256OfFile(unpacked)).toBe(image.sha256);
    await putOnBiggerMedium(unpacked);
    const boot = await bootImage(unpacked, 'x86_64', 300_000);
    expect(boot.login, boot.transcript.slice(-4_000)).toBe(true);
    expect(boot.kernelBanner).toContain('PREEMPT_RT');
    expect(boot.transcript).toMatch(/bw-firstboot: Partition vda2 grew from/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }

  // The same spec again is there at once.
  await page.goto(`/builds/${buildId}`);
  await page.getByRole('link', { name: 'Compose from this' }).click();
  await expect(buildButton(page)).toHaveText('Get image', { timeout: 15_000 });
  await buildButton(page).click();
  await page.waitForURL(/\/(images|builds)\//);
});
