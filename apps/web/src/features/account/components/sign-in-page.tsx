import type { ReactElement } from 'react';
import { EntryFrame } from '#components/shell/entry-frame.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { linkProblem } from '../link-problem.ts';
import { SingleSignOn } from './single-sign-on.tsx';

/** There are no passwords: the way in is a link that somebody makes, or the site's own identity provider. */
export function SignInPage(props: {
  readonly error: string | null;
  readonly signedOut: boolean;
}): ReactElement {
  const problem = linkProblem(props.error);
  return (
    <EntryFrame title={props.signedOut ? 'You are signed out' : 'Sign in'}>
      {problem ? (
        <Notice role="alert" tone="attention" title={problem.title} className="mt-5">
          {problem.advice}
        </Notice>
      ) : null}
      <SingleSignOn />
      <p className="mt-4 text-ink-2 text-md">
        Boardwright keeps no passwords. On the machine it runs on, this command prints a link that signs you
        in:
      </p>
      <div className="mt-4">
        <CommandLine command="./boardwright up" label="Copy the command" />
      </div>
      <p className="mt-4 text-ink-2 text-sm">
        Run it in the Boardwright directory. It is harmless while Boardwright is running: nothing is
        restarted. The link works once, within 24 hours, and this browser stays signed in for 30 days.
      </p>
      <p className="mt-3 text-ink-2 text-sm">
        In a team, an owner makes such a link for you in Settings, or invites you.
      </p>
    </EntryFrame>
  );
}
