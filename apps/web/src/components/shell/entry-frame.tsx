import type { ReactElement, ReactNode } from 'react';
import { Logo } from '#components/shell/logo.tsx';
import { ThemeToggle } from '#components/shell/theme-toggle.tsx';

/** Frame of the pages before the sign-in. */
export function EntryFrame(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-5 py-12">
      <div className="flex items-center gap-2.5 font-semibold text-lg tracking-tight">
        <Logo className="size-7 text-accent" />
        Boardwright
      </div>
      <h1 className="mt-8 text-balance font-semibold text-2xl tracking-tight">{props.title}</h1>
      {props.children}
      <div className="mt-10 border-t pt-5">
        <ThemeToggle />
      </div>
    </main>
  );
}
