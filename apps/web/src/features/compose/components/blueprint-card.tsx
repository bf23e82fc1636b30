import type { Blueprint } from '@boardwright/catalog/blueprint';
import type { ReactElement } from 'react';
import { DataFlow } from './data-flow.tsx';

/** A use case with the way its data takes. */
export function BlueprintCard(props: {
  readonly blueprint: Blueprint;
  readonly onStart: () => void;
}): ReactElement {
  const { blueprint } = props;
  return (
    <li className="relative flex flex-col rounded-md border bg-panel p-4 transition-colors hover:border-line-strong has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <h3 className="font-medium text-md">
        <button
          type="button"
          onClick={props.onStart}
          className="text-left outline-none after:absolute after:inset-0"
        >
          {blueprint.title}
        </button>
      </h3>
      <p className="mt-0.5 text-ink-2 text-sm">{blueprint.summary}</p>
      <DataFlow steps={blueprint.dataFlow} />
      <p className="mt-3 font-mono text-2xs text-ink-3">{blueprint.spec.board}</p>
    </li>
  );
}
