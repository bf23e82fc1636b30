import type { DeliveryView } from '@boardwright/api/schemas/webhook';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { attemptWords, deliveryStanding, eventLabel } from '../webhook-words.ts';

/** One message. The event is the button; the row is its target. */
export function DeliveryRow(props: {
  readonly delivery: DeliveryView;
  readonly onShow: () => void;
}): ReactElement {
  const { delivery } = props;
  const standing = deliveryStanding(delivery);
  const said = attemptWords(delivery);
  return (
    <tr className="relative border-b transition-colors last:border-b-0 hover:bg-hover/60">
      <td className="py-2 pr-2 pl-3 align-top">
        <span className="inline-flex items-center gap-1.5 text-xs leading-5">
          <StateMark state={standing.mark} />
          {standing.word}
        </span>
      </td>
      <td className="max-w-0 py-2 pr-3 align-top">
        <button
          type="button"
          onClick={props.onShow}
          className="block max-w-full truncate text-left font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {eventLabel(delivery.event)}
          {delivery.event === 'webhook.test' ? '' : `: ${delivery.subject}`}
        </button>
        {said ? (
          <p className={`truncate text-xs ${delivery.state === 'failed' ? 'text-fail' : 'text-ink-2'}`}>
            {said}
          </p>
        ) : null}
        <p className="mt-0.5 text-ink-3 text-xs sm:hidden">
          <TimeAgo iso={delivery.createdAt} />
        </p>
      </td>
      <td className="tabular hidden py-2 text-right align-top text-ink-2 text-xs leading-5 sm:table-cell">
        {delivery.tries}
      </td>
      <td className="hidden py-2 pr-3 text-right align-top text-ink-2 text-xs leading-5 sm:table-cell">
        <TimeAgo iso={delivery.createdAt} />
      </td>
    </tr>
  );
}
