import { readFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { e2eEnv } from '../fixtures/env.ts';

/** A page of somebody else's, on this machine under another name and port. */
async function hostilePage(html: string): Promise<{ url: string; server: Server }> {
  const server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(`<!doctype html><title>Hostile</title>${html}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, server };
}

test('pages say what may run in them and that nobody may frame them', async ({ page }) => {
  const nonces = new Set<string>();
  const known = ['/compose', '/images', '/settings/team', '/sign-in', '/join'];
  const unknown = ['/nothing-here', '/iconx', '/metricsfoo'];
  for (const path of [...known, ...unknown]) {
    const answer = await page.goto(path);
    const headers = answer?.headers() ?? {};
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("object-src 'none'");
    // This server is reached over http
    expect(headers['strict-transport-security'], path).toBeUndefined();
    expect(policy, path).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
    expect(headers, path).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': path === '/join' ? expect.any(String) : 'same-origin',
    });
  }
  expect(nonces.size).toBe(8);
});

test('a script that got into a page does not run', async ({ page }) => {
  await page.goto('/images');
  const ran = await page.evaluate(async () => {
    // As text of a person's that was put into a page unescaped would be
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="/nothing-here.png" onerror="window.injected = true">' +
        '<svg onload="window.injected = true"></svg>' +
        '<iframe srcdoc="<script>parent.injected = true</scr' +
        'ipt>"></iframe>',
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return 'injected' in window;
  });
  expect(ran).toBe(false);
});

test('another site can neither frame a page nor act with the cookie', async ({ page, baseURL }) => {
  const stack = await e2eStack();
  const before = (await (await stack.api('/builds')).json()) as { builds: unknown[] };
  const { url, server } = await hostilePage(`
    <iframe name="framed" src="${baseURL}/images"></iframe>
    <form method="post" enctype="text/plain" target="answer" action="${baseURL}/api/v1/builds">
      <input name='{"text":"name: stolen","x":"' value='"}'>
    </form>
    <iframe name="answer"></iframe>
    <script>document.forms[0].submit()</script>`);
  try {
    const answers: number[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/api/v1/builds')) answers.push(response.status());
    });
    await page.goto(url);
    await page.waitForTimeout(2_000);
    const framed = page.frame('framed');
    expect(framed?.url().startsWith(baseURL ?? '')).toBe(false);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toBeGreaterThanOrEqual(400);
    // and by script, where the browser itself keeps the answer back
    const stolen = await page.evaluate(
      (target) =>
        fetch(target, { credentials: 'include' }).then(
          () => 'read',
          () => 'refused',
        ),
      `${baseURL}/api/v1/images`,
    );
    expect(stolen).toBe('refused');
  } finally {
    server.close();
  }
  const after = (await (await stack.api('/builds')).json()) as { builds: unknown[] };
  expect(after.builds.length).toBe(before.builds.length);
});

test('a request without a body, and one in chunks, are understood for what they are', async ({ baseURL }) => {
  const token = (await readFile(join(e2eEnv.dataDir, 'secrets/operator-token'), 'utf8')).trim();
  const send = (method: string, body?: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        `${baseURL}/api/v1/${method === 'DELETE' ? 'images/inothing' : 'resolve'}`,
        { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      outgoing.on('error', reject);
      // Written before the end, so Node.js cannot know the length
      if (body !== undefined) outgoing.write(body);
      outgoing.end();
    });
  expect(await send('DELETE')).toBe(404);
  expect(await send('POST', '{"text":')).toBe(400);
});

test('the session cookie is out of reach of scripts, and tries to sign in are counted', async ({
  page,
  context,
  playwright,
  browser,
  baseURL,
}) => {
  await page.goto('/images');
  const session = (await context.cookies()).find(({ name }) => name.includes('session_token'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  expect(await page.evaluate(() => document.cookie)).not.toContain('session_token');

  const from = {
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.44' },
  };
  const stranger = await playwright.request.newContext(from);
  const statuses: number[] = [];
  for (let turn = 0; turn < 40; turn += 1) {
    const answer = await stranger.get(`/api/auth/magic-link/verify?token=guess${turn}&callbackURL=/compose`, {
      maxRedirects: 0,
    });
    statuses.push(answer.status());
  }
  await stranger.dispose();
  expect(statuses.slice(0, 5).every((status) => status === 302)).toBe(true);
  expect(statuses.at(-1)).toBe(429);

  const neighbour = await browser.newPage({ ...from, storageState: { cookies: [], origins: [] } });
  await neighbour.goto('/api/auth/magic-link/verify?token=good&callbackURL=/compose');
  await expect(neighbour).toHaveURL(/\/sign-in\?error=too_many_tries/);
  // Next.js has an alert of its own on every page.
  await expect(neighbour.getByText('There were too many tries to sign in from your network.')).toBeVisible();
  await neighbour.close();
});
