import { type ImageChannel, NEXT_CHANNELS, permissionToMove } from '@boardwright/core/image-channel';

interface ChannelWords {
  readonly label: string;
  /** What it means for who finds an image there. */
  readonly help: string;
}

export const CHANNEL_WORDS: Readonly<Record<ImageChannel, ChannelWords>> = {
  draft: { label: 'Draft', help: 'Built and checked; nobody has said more about it.' },
  candidate: { label: 'Candidate', help: 'Proposed for release; try it on real boards.' },
  released: {
    label: 'Released',
    help: 'For use. The stable address of its board leads to the newest of these.',
  },
  deprecated: { label: 'Deprecated', help: 'Not for new devices. The same spec is built anew.' },
};

/** The channels a person may move an image to from where it is. */
export function possibleMoves(from: ImageChannel, permissions: ReadonlySet<string>): readonly ImageChannel[] {
  return NEXT_CHANNELS[from].filter((to) => permissions.has(permissionToMove(from, to)));
}
