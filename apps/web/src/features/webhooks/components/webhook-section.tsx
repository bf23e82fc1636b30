'use client';
import type { WebhookView } from '@boardwright/api/schemas/webhook';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import type { ReactElement } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { eventLabel, hookStanding, hookTitle } from '../webhook-words.ts';
import { DeliveryList } from './delivery-list.tsx';
import { WebhookActions } from './webhook-actions.tsx';

/** One webhook; opened, it shows what was sent. Which one is open is in the address. */
export function WebhookSection(props: {
  readonly hook: WebhookView;
  readonly mayManage: boolean;
}): ReactElement {
  const { hook } = props;
  const [shown, setShown] = useQueryState('hook', parseAsString);
  const open = shown === hook.id;
  const standing = hookStanding(hook);
  const Chevron = open ? ChevronDown : ChevronRight;
  const body = `messages-${hook.id}`;
  return (
    <li className="border-b last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={body}
          onClick={() => void setShown(open ? null : hook.id)}
          className="flex min-w-0 flex-1 basis-60 items-start gap-2 rounded-sm text-left"
        >
          <Chevron className="mt-0.5 size-4 shrink-0 text-ink-3" aria-hidden />
          <span className="min-w-0">
            <span className="block break-all font-medium text-sm">{hookTitle(hook)}</span>
            <span className="block text-ink-2 text-xs">{hook.events.map(eventLabel).join(', ')}</span>
          </span>
        </button>
        <span className="inline-flex items-center gap-1.5 text-ink-2 text-xs">
          <StateMark state={standing.mark} />
          {standing.word}
        </span>
        {props.mayManage ? <WebhookActions hook={hook} onTested={() => void setShown(hook.id)} /> : null}
      </div>
      {hook.stoppedBecause ? (
        <Notice tone="failed" title={hook.stoppedBecause} className="mb-3">
          {props.mayManage
            ? 'Mend the receiver, then turn the webhook on under Edit.'
            : 'An owner can turn it on.'}
        </Notice>
      ) : null}
      <div id={body} hidden={!open}>
        {open ? <DeliveryList hook={hook} mayManage={props.mayManage} /> : null}
      </div>
    </li>
  );
}
