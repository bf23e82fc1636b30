import { expect, test } from '@playwright/test';
import {
  containersOf,
  getBuild,
  isFinal,
  smallSpec,
  stageRuns,
  submit,
  waitForBuild,
} from '../fixtures/builds.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';

test('cancel ends the build within two seconds and leaves no container', async ({ page }) => {
  const stack = await e2eStack();
  const { body } = await submit(stack, smallSpec('cancel-me', { packages: ['mosquitto'] }));
  await page.goto(`/builds/${body.build.id}`);
  await waitForBuild(stack, body.build.id, stageRuns);
  await page.getByRole('button', { name: 'Cancel build' }).click();
  await page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .getByRole('button', { name: 'Cancel build' })
    .click();
  const asked = Date.now();
  const build = await waitForBuild(stack, body.build.id, isFinal, 30_000);
  expect(build.status).toBe('cancelled');
  // Generous next to the two seconds promised: the machine may be busy with the browser.
  expect(Date.now() - asked).toBeLessThan(5_000);
  await expect.poll(() => containersOf(build.id), { timeout: 2_000 }).toEqual([]);
});

test('a failed build opens with one sentence, the first error line and what to do; retry runs it again', async ({
  page,
}) => {
  const stack = await e2eStack();
  const { body } = await submit(
    stack,
    smallSpec('fails-in-the-browser', { packages: ['libno-such-thing1'] }),
  );
  await waitForBuild(stack, body.build.id, isFinal);
  await page.goto(`/builds/${body.build.id}`);
  const why = page.getByRole('region', { name: 'Why the build failed' });
  await expect(why).toContainText('libno-such-thing1');
  await why.getByRole('button', { name: 'Retry' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(body.build.id));
  const retried = page.url().split('/').at(-1) ?? '';
  const build = await waitForBuild(stack, retried.split('#')[0] ?? '', isFinal);
  expect(build.status).toBe('failed');
});

test('the log survives a reload with no line lost or doubled', async ({ page }) => {
  const stack = await e2eStack();
  const { body } = await submit(stack, smallSpec('log-reload', { packages: ['mosquitto-clients'] }));
  await page.goto(`/builds/${body.build.id}`);
  await waitForBuild(stack, body.build.id, stageRuns);
  await page.reload();
  await waitForBuild(stack, body.build.id, isFinal);
  const { total } = await page.evaluate(async (id) => {
    const seen = new Set<number>();
    let from = 1;
    for (;;) {
      const answer = await fetch(`/api/v1/builds/${id}/log?from=${from}&limit=2000`);
      const { lines } = (await answer.json()) as { lines: { n: number }[] };
      if (lines.length === 0) break;
      for (const line of lines) {
        if (line.n !== from || seen.has(line.n)) throw new Error(`line ${line.n} where ${from} belongs`);
        seen.add(line.n);
        from += 1;
      }
    }
    return { total: seen.size };
  }, body.build.id);
  expect(total).toBeGreaterThan(50);
  expect((await getBuild(stack, body.build.id)).status).toBe('ready');
});
