import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '@boardwright/core/app-error';
import type { Logger } from '@boardwright/core/logger';
import type { Db } from '@boardwright/db/client';
import { ensureDefaultTeam, ensureOwner, OWNER_EMAIL } from '@boardwright/db/team-repository';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import { magicLink, organization } from 'better-auth/plugins';

const SETUP_LINK_SECONDS = 24 * 60 * 60;
const SESSION_SECONDS = 30 * 24 * 60 * 60;

interface AuthOptions {
  readonly db: Db;
  readonly publicUrl: string;
  readonly secret: string;
  readonly logger: Logger;
}

/** What the rest of the server needs of sign-in. */
export interface Auth {
  /** Answers everything below /api/auth. */
  readonly handler: (request: Request) => Promise<Response>;
  /** The signed-in person of a request, or null. */
  readonly readSession: (
    headers: Headers,
  ) => Promise<{ readonly userId: string; readonly teamId: string | null } | null>;
  /** Makes a link that signs the first person in, once, within 24 hours. */
  readonly createSetupLink: () => Promise<{ readonly url: string; readonly expiresAt: Date }>;
}

/** The same server under its loopback names, so that http://localhost works where 127.0.0.1 was configured. */
function originsOf(publicUrl: string): string[] {
  const { origin, hostname, port, protocol } = new URL(publicUrl);
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') return [origin];
  const suffix = port === '' ? '' : `:${port}`;
  return [`${protocol}//127.0.0.1${suffix}`, `${protocol}//localhost${suffix}`];
}

/**
 * Sign-in with sessions in PostgreSQL and no password anywhere: the only way in is a link that the operator makes.
 * Nobody can ask for a link over HTTP, and it works for people who exist already.
 */
export function createAuth({ db, publicUrl, secret, logger }: AuthOptions): Auth {
  const minted = new AsyncLocalStorage<{ url?: string }>();
  const auth = betterAuth({
    appName: 'Boardwright',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: originsOf(publicUrl),
    database: prismaAdapter(db, { provider: 'postgresql' }),
    session: { expiresIn: SESSION_SECONDS, updateAge: 24 * 60 * 60 },
    disabledPaths: [
      '/sign-in/magic-link',
      '/organization/create',
      '/organization/delete',
      '/change-email',
      '/delete-user',
    ],
    advanced: {
      // Said out loud, because the library leaves it off where it thinks it is being tested
      disableOriginCheck: false,
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    telemetry: { enabled: false },
    logger: { log: (level, detail) => logger[level]({ detail }, 'Sign-in library') },
    plugins: [
      organization({ allowUserToCreateOrganization: false }),
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

  async function createSetupLink(): Promise<{ url: string; expiresAt: Date }> {
    const team = await ensureDefaultTeam(db);
    await ensureOwner(db, team.id, new Date());
    const holder: { url?: string } = {};
    const expiresAt = new Date(Date.now() + SETUP_LINK_SECONDS * 1000);
    await minted.run(holder, () =>
      auth.api.signInMagicLink({
        body: { email: OWNER_EMAIL, callbackURL: '/compose', errorCallbackURL: '/sign-in' },
        headers: new Headers(),
      }),
    );
    if (holder.url === undefined) throw new AppError('INTERNAL', 'The sign-in library made no link');
    return { url: holder.url, expiresAt };
  }

  return {
    handler: (request) => auth.handler(request),
    readSession: async (headers) => {
      const found = await auth.api.getSession({ headers });
      return found === null
        ? null
        : { userId: found.user.id, teamId: found.session.activeOrganizationId ?? null };
    },
    createSetupLink,
  };
}
