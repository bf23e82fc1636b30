import type { Db } from '@boardwright/db/client';
import { acceptInvitation, listInvitationsFor } from '@boardwright/db/invitation-repository';
import { findPersonOfProvider } from '@boardwright/db/team-repository';

/**
 * Whether somebody who comes from the site's identity provider may have an account: the provider has verified the
 * address, and a team invited it.
 */
export async function isInvited(db: Db, email: string, emailVerified: boolean): Promise<boolean> {
  return emailVerified && (await listInvitationsFor(db, email, new Date())).length > 0;
}

/**
 * Lets a person whose address the identity provider has verified into the teams that invited it. Only a connected
 * account of the provider proves it: `emailVerified` is also set for whoever opens a sign-in link.
 */
export async function acceptByProvenEmail(db: Db, userId: string, providerId: string): Promise<void> {
  const person = await findPersonOfProvider(db, userId, providerId);
  if (person === null) return;
  const now = new Date();
  for (const invitation of await listInvitationsFor(db, person.email, now)) {
    await acceptInvitation(db, invitation, { userId, name: person.name, now });
  }
}
