import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { ReactElement } from 'react';
import { CommandLine } from '#components/ui/command-line.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { CHANNEL_WORDS } from '../channel-words.ts';
import { ChannelBadge } from './channel-badge.tsx';

/** Where the image stands, how it came there, and the address that always leads to the newest released one. */
export function ChannelTab({ image }: { readonly image: ImageDetail }): ReactElement {
  const latest = `/api/v1/latest/${encodeURIComponent(image.board)}/artifacts/img.zst?name=${encodeURIComponent(image.name)}`;
  const origin = typeof location === 'undefined' ? '' : location.origin;
  return (
    <div className="max-w-3xl space-y-8">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <ChannelBadge channel={image.channel} />
        <span className="text-ink-2">{CHANNEL_WORDS[image.channel].help}</span>
      </p>
      <section aria-labelledby="channel-history">
        <h2 id="channel-history" className="font-semibold text-lg">
          History
        </h2>
        {image.channelChanges.length === 0 ? (
          <p className="mt-1 text-ink-2 text-sm">It has been a draft since it was built.</p>
        ) : (
          <ol className="mt-2 border-y">
            {image.channelChanges.map((change) => (
              <li
                key={change.at}
                className="flex items-baseline justify-between gap-4 border-b py-2.5 last:border-b-0"
              >
                <div className="min-w-0">
                  <p className="text-sm">
                    <span className="font-medium">{change.by}</span>{' '}
                    <span className="text-ink-2">
                      moved it from {CHANNEL_WORDS[change.from].label.toLowerCase()} to{' '}
                      {CHANNEL_WORDS[change.to].label.toLowerCase()}
                    </span>
                  </p>
                  <p className="break-words text-ink-2 text-sm">{change.reason}</p>
                </div>
                <span className="shrink-0 text-ink-2 text-xs">
                  <TimeAgo iso={change.at} />
                </span>
              </li>
            ))}
          </ol>
        )}
      </section>
      <section aria-labelledby="stable-address">
        <h2 id="stable-address" className="font-semibold text-lg">
          An address that stays
        </h2>
        <p className="mt-1 mb-2 text-ink-2 text-sm">
          Leads to the newest released image named {image.name} for {image.board}. Scripts send an API token
          with it.
        </p>
        <CommandLine
          command={`curl -fLOJ -H "authorization: Bearer $BOARDWRIGHT_TOKEN" "${origin}${latest}"`}
          label="Copy the command"
        />
      </section>
    </div>
  );
}
