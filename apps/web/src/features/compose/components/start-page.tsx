'use client';
import { BLUEPRINTS } from '@boardwright/catalog/blueprints';
import type { Board } from '@boardwright/catalog/board';
import type { ReactElement } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { type SpecDraft, startDraft } from '../spec-draft.ts';
import { toDraft } from '../spec-url.ts';
import { BlueprintCard } from './blueprint-card.tsx';
import { BoardPicker } from './board-picker.tsx';
import { PasteSpec } from './paste-spec.tsx';

const blueprints = [...BLUEPRINTS.values()];

/** Three ways in: a board, a use case, or a spec that exists already. */
export function StartPage(props: {
  readonly boards: readonly Board[];
  /** Why the link that was followed leads nowhere. */
  readonly problem: string | null;
  readonly onStart: (draft: SpecDraft) => void;
}): ReactElement {
  return (
    <>
      <PageHeader
        title="Compose an image"
        lead="Begin with the board. What works with it, how big it gets and how long it takes is shown as you choose."
      />
      {props.problem === null ? null : (
        <div className="px-4 pb-4 sm:px-6">
          <Notice tone="attention" role="alert" title={props.problem} />
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-10 px-4 pb-12 sm:px-6 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <section aria-labelledby="start-board">
          <h2 id="start-board" className="mb-3 font-medium text-md">
            Pick a board
          </h2>
          <BoardPicker
            boards={props.boards}
            value={null}
            autoFocus
            onChange={(id) => props.onStart(startDraft(id))}
          />
        </section>
        <div className="min-w-0 space-y-10">
          <section aria-labelledby="start-use">
            <h2 id="start-use" className="mb-3 font-medium text-md">
              Or start from a use case
            </h2>
            <ul className="grid gap-3 md:grid-cols-2 lg:grid-cols-1 2xl:grid-cols-2">
              {blueprints.map((blueprint) => (
                <BlueprintCard
                  key={blueprint.id}
                  blueprint={blueprint}
                  onStart={() => {
                    const draft = toDraft(blueprint.spec);
                    if (draft) props.onStart(draft);
                  }}
                />
              ))}
            </ul>
          </section>
          <PasteSpec onStart={props.onStart} />
        </div>
      </div>
    </>
  );
}
