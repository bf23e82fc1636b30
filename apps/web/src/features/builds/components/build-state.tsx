import type { BuildView } from '@boardwright/api/schemas/build';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { BUILD_MARKS, BUILD_WORDS } from '../build-words.ts';

/** State by shape and word. */
export function BuildState({ build }: { readonly build: BuildView }): ReactElement {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <StateMark state={BUILD_MARKS[build.status]} />
      {BUILD_WORDS[build.status]}
    </span>
  );
}
