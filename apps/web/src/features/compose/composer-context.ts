'use client';
import { createContext, useContext } from 'react';
import type { Composer } from './use-composer.ts';

export const ComposerContext = createContext<Composer | null>(null);

export function useComposerContext(): Composer {
  const composer = useContext(ComposerContext);
  if (!composer) throw new Error('Form parts stand inside a ComposerContext.');
  return composer;
}
