import type { ReactElement, ReactNode } from 'react';
import { AppShell } from '#components/shell/app-shell.tsx';

export default function ShellLayout({ children }: { readonly children: ReactNode }): ReactElement {
  return <AppShell>{children}</AppShell>;
}
