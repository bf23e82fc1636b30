import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { smallSpec } from '../fixtures/builds.ts';
import { addressSettles, buildButton, pickBoard } from '../fixtures/compose-page.ts';
import type { ComposeResult } from '../fixtures/compose-result.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { e2eEnv } from '../fixtures/env.ts';
import { lookAtPage, noViolations } from '../fixtures/look-at-page.ts';
import { keepRecipe } from '../fixtures/recipes.ts';
import { sha256OfFile } from '../fixtures/unpack.ts';
import { openWebhookReceiver, type WebhookReceiver } from '../fixtures/webhook-receiver.ts';

const run = promisify(execFile);

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `./boardwright` as a pipeline runs it: an address and a token, and no stack of its own. */
async function pipeline(token: string, words: readonly string[]): Promise<Ended> {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    CI: 'true',
    BOARDWRIGHT_DATA_DIR: join(tmpdir(), 'boardwright-no-stack'),
    BOARDWRIGHT_URL: e2eEnv.baseUrl,
    BOARDWRIGHT_TOKEN: token,
  };
  return run(join(e2eEnv.root, 'boardwright'), [...words], { env }).then(
    ({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr }),
    (failed: { code: number; stdout: string; stderr: string }) => ({ ...failed, exitCode: failed.code }),
  );
}

async function makeToken(page: Page, permissions: readonly string[]): Promise<string> {
  const answer = await page.request.post('/api/v1/tokens', {
    data: { name: `ci ${permissions.join()}`, permissions, expiresInDays: 1 },
    headers: { origin: e2eEnv.baseUrl },
  });
  return ((await answer.json()) as { secret: string }).secret;
}

async function addWebhook(page: Page, receiver: WebhookReceiver): Promise<void> {
  await page.goto('/settings/webhooks');
  await page.getByRole('button', { name: 'New webhook' }).click();
  await page.getByLabel('Address').fill(receiver.url);
  await page.getByRole('checkbox', { name: 'Image changed channel' }).check();
  await page.getByRole('button', { name: 'Add webhook' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy the secret now' });
  receiver.secret = (await dialog.locator('code').first().textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
}

/** The spec of an image that is a draft, so that nothing has to be built; else a small one. */
async function anySpec(): Promise<unknown> {
  const stack = await e2eStack();
  const { images } = (await (await stack.api('/images?channel=draft')).json()) as {
    images: { id: string }[];
  };
  const [first] = images;
  if (first === undefined) return smallSpec('in-ci');
  return ((await (await stack.api(`/images/${first.id}`)).json()) as { spec: unknown }).spec;
}

test('a webhook is added, tried and asked again in the page', async ({ page }) => {
  const receiver = await openWebhookReceiver();
  try {
    await addWebhook(page, receiver);
    const host = new URL(receiver.url).host;
    await page.getByRole('button', { name: `Send a test to ${host}` }).click();
    const first = await receiver.next(0);
    expect(first).toMatchObject({ type: 'webhook.test', data: { by: 'Owner' } });
    await expect(page.getByRole('cell', { name: 'Delivered' })).toBeVisible();
    await noViolations(page);

    await page.getByRole('button', { name: 'Test', exact: true }).click();
    const message = page.getByRole('dialog', { name: 'Message' });
    await expect(message.getByText('The receiver answered 200.')).toBeVisible();
    await noViolations(page);
    await message.getByRole('button', { name: 'Send again' }).click();
    expect((await receiver.next(1)).id).toBe(first.id);
    await message.getByRole('button', { name: 'Close' }).last().click();

    // By keyboard alone: a new secret, with which the next message is signed as well
    await page.getByRole('button', { name: `Edit ${host}` }).press('Enter');
    await page.getByRole('button', { name: 'New secret' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Copy the secret now' });
    receiver.secret = (await dialog.locator('code').first().textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Done' }).press('Enter');
    await page.getByRole('button', { name: `Send a test to ${host}` }).press('Enter');
    await receiver.next(2);

    await page.getByRole('button', { name: `Remove ${host}` }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('No webhook yet')).toBeVisible();
  } finally {
    await receiver.close();
  }
});

test('a pipeline builds, moves and fetches an image with a token, and a webhook hears of it', async ({
  page,
}) => {
  const receiver = await openWebhookReceiver();
  const folder = await mkdtemp(join(tmpdir(), 'boardwright-ci-'));
  try {
    await addWebhook(page, receiver);
    const [builder, releaser, reader] = [
      await makeToken(page, ['build']),
      await makeToken(page, ['release']),
      await makeToken(page, ['read']),
    ];
    const spec = join(folder, 'spec.json');
    await writeFile(spec, JSON.stringify(await anySpec()));

    const built = await pipeline(builder, ['compose', spec, '--wait', '--json']);
    expect(built.exitCode, built.stderr).toBe(0);
    const result = JSON.parse(built.stdout) as ComposeResult;
    expect(result.status).toBe('ready');
    expect(await receiver.next(0)).toMatchObject({
      type: 'build.ready',
      data: { build: { id: result.buildId, cached: result.cached }, image: { id: result.imageId } },
    });

    const refused = await pipeline(reader, ['compose', spec, '--json']);
    expect([refused.exitCode, refused.stdout]).toEqual([3, '']);
    expect(refused.stderr).toContain('permission "build"');
    expect((await pipeline('bwt_unknown', ['compose', spec])).stderr).toContain('was revoked');

    const move = (token: string, to: string): Promise<Ended> =>
      pipeline(token, ['images', 'move', result.imageId, to, '--reason', 'Passed the pipeline']);
    expect((await move(builder, 'candidate')).exitCode).toBe(0);
    expect((await move(builder, 'released')).stderr).toContain('permission "release"');
    expect((await move(releaser, 'released')).exitCode).toBe(0);
    expect(await receiver.next(2)).toMatchObject({
      type: 'image.channel',
      data: {
        image: { id: result.imageId },
        from: 'candidate',
        to: 'released',
        reason: 'Passed the pipeline',
      },
    });

    const { board, name } = JSON.parse(await readFile(spec, 'utf8')) as { board: string; name: string };
    const latest = await pipeline(reader, [
      ...['images', 'latest', '--board', board, '--name', name],
      ...['--download', 'img.zst', '--out', folder, '--json'],
    ]);
    expect(latest.exitCode, latest.stderr).toBe(0);
    const document = JSON.parse(latest.stdout) as ComposeResult & { channel: string };
    expect(document).toMatchObject({ imageId: result.imageId, channel: 'released' });
    const image = document.artifacts.find(({ kind }) => kind === 'img.zst');
    expect(await sha256OfFile(image?.path ?? '')).toBe(image?.sha256);
  } finally {
    await (await e2eStack()).api('/webhooks').then(async (answer) => {
      const { webhooks } = (await answer.json()) as { webhooks: { id: string }[] };
      for (const { id } of webhooks) await (await e2eStack()).api(`/webhooks/${id}`, { method: 'DELETE' });
    });
    await receiver.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('limits stand next to the button they limit', async ({ page }) => {
  const stack = await e2eStack();
  const { boardwright } = stack;
  const shown = await boardwright(['quota', '--builds-per-day', '0', '--concurrent-builds', '1']);
  expect(shown.stdout).toContain('of 0');
  try {
    await pickBoard(page, 'x86-64');
    await page.getByRole('radio', { name: 'PREEMPT_RT' }).check();
    await page.getByRole('checkbox', { name: /cyclictest/ }).check();
    await addressSettles(page);
    await expect(page.getByText(/All 0 builds of today are used up/)).toBeVisible();
    await expect(buildButton(page)).toBeDisabled();
    const recipe = await keepRecipe(stack, 'limited', [smallSpec('limited')]);
    await page.goto(`/recipes/${recipe}`);
    await expect(page.getByText(/All 0 builds of today are used up/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Build image' })).toBeDisabled();
    await noViolations(page);
    const builds = (await (await stack.api('/builds?status=cancelled')).json()) as {
      builds: readonly { id: string }[];
    };
    const [cancelled] = builds.builds;
    if (cancelled === undefined) throw new Error('no journey before this one cancelled a build');
    await page.goto(`/builds/${cancelled.id}`);
    await expect(page.getByText(/All 0 builds of today are used up/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Retry' })).toBeDisabled();
    const answer = await page.request.post('/api/v1/builds', {
      data: { spec: smallSpec('over-the-limit') },
      headers: { origin: e2eEnv.baseUrl },
    });
    expect(answer.status()).toBe(429);
    expect(answer.headers()['retry-after']).toMatch(/^\d+$/);
    await page.goto('/settings/limits');
    await expect(page.getByText('of 0', { exact: true })).toBeVisible();
    await noViolations(page);
    await boardwright(['quota', '--builds-per-day', '1000']);
    await page.goto(`/recipes/${recipe}`);
    await expect(page.getByText(/of 1000 builds today · 0 of 1 running/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Build image' })).toBeEnabled();
    await pickBoard(page, 'x86-64');
    await expect(page.getByText(/of 1000 builds today · 0 of 1 running/)).toBeVisible();
    await expect(buildButton(page)).toBeEnabled();
    // The bar of a phone has the button, so it has the limits.
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole('button', { name: 'Show the image' })).toBeVisible();
    await expect(page.getByText(/of 1000 builds today · 0 of 1 running/)).toBeVisible();
    await lookAtPage(page, 'composer with limits at 390 px');
    await page.goto(`/builds/${cancelled.id}`);
    await expect(page.getByText(/of 1000 builds today · 0 of 1 running/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Retry' })).toBeEnabled();
  } finally {
    await boardwright(['quota', '--builds-per-day', 'none', '--concurrent-builds', 'none']);
  }
});
