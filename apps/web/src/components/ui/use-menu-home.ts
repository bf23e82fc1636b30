import { useState } from 'react';

/**
 * Where an open menu is put: into the page's main part, since what stands outside of every landmark is passed over by
 * those who move by them.
 */
export function useMenuHome(): {
  readonly home: HTMLElement | null;
  readonly onOpenChange: (open: boolean) => void;
} {
  const [home, setHome] = useState<HTMLElement | null>(null);
  return {
    home,
    onOpenChange: (open) => {
      if (open) setHome(document.querySelector('main'));
    },
  };
}
