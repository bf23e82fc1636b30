import type { Layout } from './image-list-url.ts';

export interface ListView {
  readonly name: string;
  readonly query: string;
  readonly layout: Layout | null;
}

/** Views everybody has. */
export const BUILT_IN_VIEWS: readonly ListView[] = [
  { name: 'All images', query: '', layout: null },
  { name: 'Released', query: 'channel=released', layout: null },
  { name: 'Waiting for release', query: 'channel=candidate&sort=oldest', layout: null },
  { name: 'Real-time', query: 'preemption=rt', layout: null },
  { name: 'Last 7 days', query: 'maxAgeDays=7', layout: null },
  { name: 'Pinned', query: 'pinned=true', layout: null },
];
