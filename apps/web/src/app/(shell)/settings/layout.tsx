import type { ReactElement, ReactNode } from 'react';
import { SettingsFrame } from '#features/settings/components/settings-frame.tsx';

export default function Layout({ children }: { readonly children: ReactNode }): ReactElement {
  return <SettingsFrame>{children}</SettingsFrame>;
}
