import type { ReactElement, ReactNode } from 'react';

export function Kbd({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong/50 bg-sunken px-1 font-mono text-2xs text-ink-2">
      {children}
    </kbd>
  );
}
