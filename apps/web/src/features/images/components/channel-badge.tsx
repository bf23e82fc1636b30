import type { ImageChannel } from '@boardwright/core/image-channel';
import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';
import { CHANNEL_WORDS } from '../channel-words.ts';

const LOOKS: Readonly<Record<ImageChannel, string>> = {
  draft: 'border-line-strong/60 text-ink-2',
  candidate: 'border-run/40 bg-run-soft text-ink',
  released: 'border-ok/45 bg-ok-soft text-ink',
  deprecated: 'border-warn/45 bg-warn-soft text-ink',
};

/** The channel an image is in, as a word. */
export function ChannelBadge(props: {
  readonly channel: ImageChannel;
  readonly className?: string;
}): ReactElement {
  const { label, help } = CHANNEL_WORDS[props.channel];
  return (
    <span
      title={help}
      className={cn(
        'inline-flex h-5 shrink-0 items-center rounded-sm border px-1.5 font-medium text-2xs',
        LOOKS[props.channel],
        props.className,
      )}
    >
      {label}
    </span>
  );
}
