import { AsyncLocalStorage } from 'node:async_hooks';
import { type CreateLimiter, createMemoryLimiter } from '@boardwright/api/http/create-limiter';
import { AppError } from '@boardwright/core/app-error';
import type { Logger } from '@boardwright/core/logger';
import type { Db } from '@boardwright/db/client';
import { ensureDefaultTeam, ensureOwner, OWNER_EMAIL } from '@boardwright/db/team-repository';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { genericOAuth, magicLink, organization } from 'better-auth/plugins';
import { auditSignIn } from './audit-sign-ins.ts';
import { acceptByProvenEmail, isInvited } from './invited-people.ts';
import { signInLimits } from './sign-in-limits.ts';
import { tellTooMany } from './too-many-sign-ins.ts';

export const OIDC_PROVIDER = 'oidc';
/** Everything of the sign-in library that can be reached over HTTP. The rest, such as its own invitations, is ours to do. */
const OPEN_PATHS: ReadonlySet<string> = new Set([
  '/get-session',
  '/sign-out',
  '/magic-link/verify',
  '/sign-in/social',
  '/link-social',
  `/callback/${OIDC_PROVIDER}`,
  '/organization/set-active',
]);
const AUTH_BASE = '/api/auth';
/** Tells the library whose tries a request counts for. What a client sends under this name is taken out. */
const CLIENT_HEADER = 'x-boardwright-client';

/** How somebody came in without a provider, as the audit trail has it. */
const SIGN_IN_LINK = 'a sign-in link';
const SETUP_LINK_SECONDS = 24 * 60 * 60;
const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** A provider of OpenID Connect that people may sign in with. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
}

interface AuthOptions {
  readonly db: Db;
  readonly publicUrl: string;
  readonly secret: string;
  readonly oidc?: OidcSettings | undefined;
  readonly logger: Logger;
  /** Counts tries. Absent: each process counts for itself. */
  readonly createLimiter?: CreateLimiter;
}

/** What the rest of the server needs of sign-in. */
export interface Auth {
  /** Answers everything below /api/auth. Tries are counted by the address of the client. */
  readonly handler: (request: Request, clientAddress?: string | undefined) => Promise<Response>;
  /** The signed-in person of a request, or null. */
  readonly readSession: (headers: Headers) => Promise<{
    readonly userId: string;
    readonly name: string;
    readonly teamId: string | null;
  } | null>;
  /** Makes a link that signs the first person in, once, within 24 hours. */
  readonly createSetupLink: () => Promise<SignInLink>;
  /** The same for any account. */
  readonly createSignInLink: (email: string) => Promise<SignInLink>;
}

interface SignInLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** The request with who asks, as we know it, in a header. */
function withAddress(request: Request, clientAddress: string | undefined): Request {
  const { url, method, body, signal } = request;
  const headers = new Headers(request.headers);
  headers.delete(CLIENT_HEADER);
  if (clientAddress !== undefined) headers.set(CLIENT_HEADER, clientAddress);
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, body, duplex: 'half' };
  return new Request(url, init);
}

/** The same server under its loopback names, so that http://localhost works where 127.0.0.1 was configured. */
function originsOf(publicUrl: string): string[] {
  const { origin, hostname, port, protocol } = new URL(publicUrl);
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') return [origin];
  const suffix = port === '' ? '' : `:${port}`;
  return [`${protocol}//127.0.0.1${suffix}`, `${protocol}//localhost${suffix}`];
}

/**
 * Sign-in with sessions in PostgreSQL and no password anywhere: by a link that the operator or a team's owner makes, or
 * by the site's own OpenID Connect provider. Nobody can ask for a link over HTTP, and nobody signs up uninvited.
 */
export function createAuth({ db, publicUrl, secret, oidc, logger, createLimiter }: AuthOptions): Auth {
  const minted = new AsyncLocalStorage<{ url?: string }>();
  const auth = betterAuth({
    appName: 'Boardwright',
    baseURL: publicUrl,
    basePath: AUTH_BASE,
    secret,
    trustedOrigins: originsOf(publicUrl),
    database: prismaAdapter(db, { provider: 'postgresql' }),
    session: { expiresIn: SESSION_SECONDS, updateAge: 24 * 60 * 60 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customStorage: signInLimits(createLimiter ?? createMemoryLimiter),
      customRules: {
        '/magic-link/verify': { window: 60, max: 30 },
        '/sign-in/social': { window: 60, max: 20 },
      },
    },
    account: {
      encryptOAuthTokens: true,
      // An opened link makes the library call the address verified, whoever opened it: by address alone, the account of
      // whoever used an invitation first would become that of the address's owner. Its person connects it in Settings.
      accountLinking: { disableImplicitLinking: true },
    },
    onAPIError: { errorURL: '/sign-in' },
    databaseHooks: {
      user: {
        create: {
          // Only the provider makes accounts through the library; a link's account exists before the link
          before: async (user) => {
            if (await isInvited(db, user.email, user.emailVerified)) return;
            throw new APIError('FORBIDDEN', { code: 'not_invited', message: 'Nobody invited this address.' });
          },
        },
      },
      account: {
        create: {
          after: async ({ userId }) =>
            auditSignIn(db, { action: 'account.connect', userId, method: oidc?.name }),
        },
      },
      session: {
        create: {
          after: async ({ userId }, context) => {
            // First into the teams, whose trail has the sign-in then.
            await acceptByProvenEmail(db, userId, OIDC_PROVIDER);
            const method = context?.path?.startsWith('/callback/') ? oidc?.name : SIGN_IN_LINK;
            await auditSignIn(db, { action: 'account.sign-in', userId, method });
          },
        },
        delete: {
          after: async ({ userId }, context) => {
            // Sessions that are over are deleted too, when somebody comes with one.
            if (context?.path === '/sign-out') await auditSignIn(db, { action: 'account.sign-out', userId });
          },
        },
      },
    },
    advanced: {
      // Said out loud, because the library leaves it off where it thinks it is being tested
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER], ipv6Subnet: 64 },
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    telemetry: { enabled: false },
    logger: { log: (level, detail) => logger[level]({ detail }, 'Sign-in library') },
    plugins: [
      organization({ allowUserToCreateOrganization: false }),
      ...(oidc === undefined
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: OIDC_PROVIDER,
                  name: oidc.name,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  requireIdTokenVerification: true,
                  pkce: true,
                  scopes: ['openid', 'profile', 'email'],
                },
              ],
            }),
          ]),
      magicLink({
        expiresIn: SETUP_LINK_SECONDS,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ url }) => {
          const holder = minted.getStore();
          if (holder !== undefined) holder.url = url;
        },
      }),
    ],
  });

  async function createSignInLink(email: string): Promise<SignInLink> {
    const holder: { url?: string } = {};
    const expiresAt = new Date(Date.now() + SETUP_LINK_SECONDS * 1000);
    await minted.run(holder, () =>
      auth.api.signInMagicLink({
        body: { email, callbackURL: '/compose', errorCallbackURL: '/sign-in' },
        headers: new Headers(),
      }),
    );
    if (holder.url === undefined) throw new AppError('INTERNAL', 'The sign-in library made no link');
    return { url: holder.url, expiresAt };
  }

  async function createSetupLink(): Promise<SignInLink> {
    const team = await ensureDefaultTeam(db);
    await ensureOwner(db, team.id, new Date());
    return createSignInLink(OWNER_EMAIL);
  }

  return {
    handler: async (request, clientAddress) => {
      const path = new URL(request.url).pathname.slice(AUTH_BASE.length);
      if (!OPEN_PATHS.has(path)) return new Response(null, { status: 404 });
      return tellTooMany(request, await auth.handler(withAddress(request, clientAddress)));
    },
    readSession: async (headers) => {
      const found = await auth.api.getSession({ headers });
      return found === null
        ? null
        : {
            userId: found.user.id,
            name: found.user.name,
            teamId: found.session.activeOrganizationId ?? null,
          };
    },
    createSetupLink,
    createSignInLink,
  };
}
