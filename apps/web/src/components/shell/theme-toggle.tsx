'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { Segmented } from '#components/ui/segmented.tsx';
import { applyThemeChoice, readThemeChoice, type ThemeChoice } from '#lib/theme.ts';

/** System, light or dark; remembered in this browser. */
export function ThemeToggle(): ReactElement {
  const [choice, setChoice] = useState<ThemeChoice>('system');
  useEffect(() => setChoice(readThemeChoice()), []);
  return (
    <Segmented<ThemeChoice>
      label="Theme"
      value={choice}
      onValueChange={(next) => {
        setChoice(next);
        applyThemeChoice(next);
      }}
      options={[
        {
          value: 'system',
          label: (
            <>
              <Monitor className="size-3.5" aria-hidden />
              System
            </>
          ),
        },
        {
          value: 'light',
          label: (
            <>
              <Sun className="size-3.5" aria-hidden />
              Light
            </>
          ),
        },
        {
          value: 'dark',
          label: (
            <>
              <Moon className="size-3.5" aria-hidden />
              Dark
            </>
          ),
        },
      ]}
    />
  );
}
