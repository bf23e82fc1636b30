'use client';
import { BOARDS } from '@boardwright/catalog/boards';
import type { ReactElement } from 'react';
import { useDraftStore } from '../use-draft-store.ts';
import { ComposerView } from './composer-view.tsx';
import { StartPage } from './start-page.tsx';

const boards = [...BOARDS.values()];

export function ComposePage(): ReactElement {
  const store = useDraftStore();
  if (store.draft === null) {
    return (
      <StartPage boards={boards} broken={store.broken} onStart={(draft) => store.replace(draft, 'Start')} />
    );
  }
  return <ComposerView store={store} draft={store.draft} />;
}
