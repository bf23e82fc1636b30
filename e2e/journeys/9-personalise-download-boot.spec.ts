import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { bootWithNetwork } from '../boot/boot-with-network.ts';
import { isFinal, smallSpec, submit, waitForBuild } from '../fixtures/builds.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { putOnBiggerMedium, sha256OfFile, unpackZst } from '../fixtures/unpack.ts';

const run = promisify(execFile);
const ADDRESS = '192.168.76.17';
const TOKEN = 'clm_e2e_2f9Qz7Lw51';

/** The trailer of a personalised download, as a client that reads trailers sees it. */
async function digestTrailer(url: string, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const sent = httpRequest(url, { method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(String(answer.trailers['repr-digest'])));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('a download with a device own values boots and has them, and we keep none of them', async ({ page }) => {
  test.setTimeout(1_800_000);
  const stack = await e2eStack();
  const spec = smallSpec('personal', { packages: ['openssh-server', 'tzdata'] });
  const { body } = await submit(stack, spec);
  const built = await waitForBuild(stack, body.build.id, isFinal, 1_200_000);
  expect(built.failure).toBeNull();
  const folder = await mkdtemp(join(tmpdir(), 'boardwright-personal-'));
  try {
    const keyFile = join(folder, 'key');
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'e2e', '-f', keyFile]);
    const key = (await readFile(`${keyFile}.pub`, 'utf8')).trim();

    await page.goto(`/images/${built.imageId}`);
    await page.getByRole('button', { name: 'Personalise' }).click();
    const dialog = page.getByRole('dialog', { name: 'Personalise' });
    await expect(dialog.getByLabel('Wi-Fi network')).toBeDisabled();
    await dialog.getByLabel('Host name').fill('Not A Name');
    await dialog.getByRole('button', { name: 'Download' }).click();
    await expect(dialog.getByLabel('Host name')).toHaveAttribute('aria-invalid', 'true');
    const axe = await new AxeBuilder({ page }).analyze();
    expect(axe.violations).toEqual([]);
    await dialog.getByLabel('Host name').fill('gw-17');
    await dialog.getByLabel('SSH public keys').fill(key);
    await dialog.getByLabel('Time zone').fill('Europe/Berlin');
    await dialog.getByLabel('Fixed address').fill(`${ADDRESS}/24`);
    await dialog.getByLabel('Name servers').fill('192.168.76.3');
    await dialog.getByLabel('Claim token', { exact: true }).fill(TOKEN);
    // By keyboard, as in any form
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByLabel('Claim token', { exact: true }).press('Enter'),
    ]);
    const packed = join(folder, download.suggestedFilename());
    expect(download.suggestedFilename()).toBe('personal-personal.img.zst');
    await download.saveAs(packed);
    const sha256 = await sha256OfFile(packed);
    await expect(dialog.getByText(sha256)).toBeVisible();
    const commands = dialog.getByRole('list', { name: 'Commands for the personalised file' });
    await expect(commands).toContainText(`${sha256}  personal-personal.img.zst`);
    await expect(commands).toContainText('zstd -d personal-personal.img.zst');
    await expect(commands).not.toContainText(/[^-]personal\.img/);

    const values = {
      hostname: 'gw-17',
      sshKeys: [key],
      timeZone: 'Europe/Berlin',
      address: { ipv4: { address: `${ADDRESS}/24` }, dns: ['192.168.76.3'] },
      claimToken: TOKEN,
    };
    const path = `/api/v1/images/${built.imageId}/personalised`;
    const trailer = await digestTrailer(`${stack.url}${path}`, stack.token, JSON.stringify(values));
    expect(trailer).toBe(`sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);

    const logs = join(stack.dataDir, 'logs');
    for (const name of await readdir(logs)) {
      expect((await readFile(join(logs, name), 'utf8')).includes(TOKEN), name).toBe(false);
    }

    const image = join(folder, 'disk.img');
    await unpackZst(packed, image);
    await putOnBiggerMedium(image);
    const machine = await bootWithNetwork(image, { address: ADDRESS, keyFile, port: 22_761 });
    try {
      expect(await machine.ssh('hostname; date +%Z; cat /root/.ssh/authorized_keys')).toMatch(
        new RegExp(`^gw-17\\nCES?T\\n${key.replaceAll('+', '\\+')}\\n$`),
      );
      expect(await machine.ssh('ip -4 -br addr')).toContain(`${ADDRESS}/24`);
      expect(
        await machine.ssh(
          'stat -c %a /var/lib/boardwright/claim-token; cat /var/lib/boardwright/claim-token',
        ),
      ).toBe(`600\n${TOKEN}\n`);
      // The card does not keep the token a second time behind the root's old end.
      const offset = Number(
        (
          (await (await stack.api(`/images/${built.imageId}`)).json()) as {
            evidence: { personal: { imageOffset: number } };
          }
        ).evidence.personal.imageOffset,
      );
      const region = await machine.ssh(
        `dd if=/dev/vda bs=65536 skip=${offset / 65_536} count=1 2>/dev/null | head -n 2`,
      );
      expect(region).toBe('BOARDWRIGHT-PERSONAL 1\nempty\n');
      expect(machine.transcript()).not.toContain(TOKEN);
    } finally {
      await machine.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
