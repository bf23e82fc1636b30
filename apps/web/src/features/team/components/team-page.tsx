'use client';
import { TEAM_ROLES } from '@boardwright/core/team-role';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { ROLE_WORDS } from '../role-words.ts';
import { teamQuery, usePermissions } from '../team-queries.ts';
import { InvitationRow } from './invitation-row.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberRow } from './member-row.tsx';
import { TeamNameForm } from './team-name-form.tsx';

export function TeamPage(): ReactElement {
  const team = useQuery(teamQuery);
  const canManage = usePermissions()?.has('manage') ?? false;
  const [inviting, setInviting] = useState(false);
  if (team.isPending) {
    return (
      <Loading label="Loading the team">
        <div className="space-y-4">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="h-14 w-full" />
          <Skeleton className="h-14 w-full" />
        </div>
      </Loading>
    );
  }
  if (team.isError) {
    return <FailureNotice what="The team" error={team.error} onRetry={() => void team.refetch()} />;
  }
  const { name, members, invitations } = team.data;
  return (
    <div className="space-y-9">
      {canManage ? <TeamNameForm key={name} name={name} /> : null}
      <section aria-labelledby="people">
        <div className="flex items-center justify-between gap-4">
          <h2 id="people" className="font-semibold text-lg">
            People
          </h2>
          {canManage ? (
            <Button variant="primary" onClick={() => setInviting(true)}>
              <UserPlus className="size-4" aria-hidden />
              Invite
            </Button>
          ) : null}
        </div>
        <ul className="mt-2 border-y">
          {members.map((member) => (
            <MemberRow key={member.id} member={member} canManage={canManage} />
          ))}
        </ul>
        {canManage ? null : (
          <p className="mt-2 text-ink-2 text-xs">An owner of the team invites people and changes roles.</p>
        )}
      </section>
      {invitations.length > 0 ? (
        <section aria-labelledby="invited">
          <h2 id="invited" className="font-semibold text-lg">
            Invited
          </h2>
          <ul className="mt-2 border-y">
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="roles">
        <h2 id="roles" className="font-semibold text-lg">
          What each role may do
        </h2>
        <dl className="mt-2 grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[8rem_1fr]">
          {TEAM_ROLES.map((role) => (
            <div key={role} className="sm:contents">
              <dt className="font-medium">{ROLE_WORDS[role].label}</dt>
              <dd className="text-ink-2">{ROLE_WORDS[role].help}</dd>
            </div>
          ))}
        </dl>
      </section>
      <InviteDialog open={inviting} onOpenChange={setInviting} />
    </div>
  );
}
