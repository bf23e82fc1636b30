import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { OIDC_CLIENT } from './oidc-client.ts';

export interface TestPerson {
  readonly sub: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
}

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stop: () => Promise<void>;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * A certified OpenID Connect provider on loopback, with its own login pages, that knows some people.
 *
 * @param port - 0: any that is free
 */
export async function startOidcProvider(
  redirectUri: string,
  people: readonly TestPerson[],
  port = 0,
): Promise<TestProvider> {
  const { id: clientId, secret: clientSecret } = OIDC_CLIENT;
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server, port)}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of this test'] },
    findAccount: (_context, id) => {
      const person = people.find(({ sub }) => sub === id);
      if (person === undefined) return undefined;
      const { sub, email, emailVerified, name } = person;
      return { accountId: sub, claims: () => ({ sub, email, email_verified: emailVerified, name }) };
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    clientId,
    clientSecret,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A browser's cookies of one origin. */
function createJar(): { readonly take: (response: Response) => void; readonly header: () => string } {
  const cookies = new Map<string, string>();
  return {
    take: (response) => {
      for (const text of response.headers.getSetCookie()) {
        const [name = '', value = ''] = text.split(';')[0]?.split('=') ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
    },
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  };
}

/** Goes through the provider's pages as a person would. @returns the address it leads back to */
export async function signInAtProvider(start: string, issuer: string, sub: string): Promise<string> {
  const jar = createJar();
  let url = start;
  for (let step = 0; step < 15; step += 1) {
    if (!url.startsWith(issuer)) return url;
    const isForm = new URL(url).pathname.startsWith('/interaction/');
    const page = await fetch(url, { redirect: 'manual', headers: { cookie: jar.header() } });
    jar.take(page);
    let answer = page;
    if (isForm) {
      const html = await page.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? 'login';
      answer = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: jar.header(), 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ prompt, login: sub, password: 'x' }),
      });
      jar.take(answer);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`the provider stays at ${url}: ${answer.status}`);
    url = new URL(location, url).toString();
  }
  throw new Error('the provider leads nowhere');
}
