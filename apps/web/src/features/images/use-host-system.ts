'use client';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useSyncExternalStore } from 'react';
import { HOST_SYSTEMS, type HostSystem } from './flash-commands.ts';

const none = (): (() => void) => () => undefined;

/** What the browser says it runs on; phones and everything unknown count as Linux. */
export function guessSystem(platform: string): HostSystem {
  if (/mac/i.test(platform)) return 'macos';
  return /win/i.test(platform) ? 'windows' : 'linux';
}

/** The system commands are shown for: that of the address, else of this computer. */
export function useHostSystem(): readonly [HostSystem, (system: HostSystem) => void] {
  const [chosen, setChosen] = useQueryState('os', parseAsStringLiteral(HOST_SYSTEMS));
  const guessed = useSyncExternalStore(
    none,
    () => guessSystem(navigator.platform),
    () => 'linux' as const,
  );
  return [chosen ?? guessed, (system) => void setChosen(system)];
}
