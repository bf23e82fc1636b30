import type { ReactElement } from 'react';
import { Logo } from '#components/shell/logo.tsx';
import { ThemeToggle } from '#components/shell/theme-toggle.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { linkProblem } from '../link-problem.ts';

/** There are no passwords: the way in is a link that the machine's operator makes. */
export function SignInPage(props: {
  readonly error: string | null;
  readonly signedOut: boolean;
}): ReactElement {
  const problem = linkProblem(props.error);
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-5 py-12">
      <div className="flex items-center gap-2.5 font-semibold text-lg tracking-tight">
        <Logo className="size-7 text-accent" />
        Boardwright
      </div>
      <h1 className="mt-8 text-balance font-semibold text-2xl tracking-tight">
        {props.signedOut ? 'You are signed out' : 'Sign in with a setup link'}
      </h1>
      {problem ? (
        <Notice role="alert" tone="attention" title={problem} className="mt-5">
          Make a new one as described below; it takes a second.
        </Notice>
      ) : null}
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
      <div className="mt-10 border-t pt-5">
        <ThemeToggle />
      </div>
    </main>
  );
}
