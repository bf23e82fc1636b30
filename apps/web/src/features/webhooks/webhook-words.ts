import type { DeliveryView, WebhookView } from '@boardwright/api/schemas/webhook';
import { WEBHOOK_EVENTS, type WebhookEvent } from '@boardwright/core/webhook-events';
import type { MarkState } from '#components/ui/state-mark.tsx';

export const EVENT_WORDS: Readonly<Record<WebhookEvent, { readonly label: string; readonly help: string }>> =
  {
    'build.ready': {
      label: 'Build ready',
      help: 'An image is built and proven, or handed out from the cache.',
    },
    'build.failed': { label: 'Build failed', help: 'With the stage and the reason.' },
    'build.cancelled': { label: 'Build cancelled', help: 'By a person, while waiting or running.' },
    'image.channel': {
      label: 'Image changed channel',
      help: 'For example released, with who moved it and why.',
    },
  };

/** `build.ready` as people say it; `webhook.test` is a test. */
export function eventLabel(event: string): string {
  const known = WEBHOOK_EVENTS.find((one) => one === event);
  return known === undefined ? 'Test' : EVENT_WORDS[known].label;
}

/** Where a webhook leads, short enough for a heading. */
export function hookTitle({ url }: Pick<WebhookView, 'url'>): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname === '/' ? '' : pathname}`;
}

interface Standing {
  readonly mark: MarkState;
  readonly word: string;
}

export function hookStanding({ enabled, stoppedBecause, lastDelivery }: WebhookView): Standing {
  if (stoppedBecause !== null) return { mark: 'failed', word: 'Stopped' };
  if (!enabled) return { mark: 'stopped', word: 'Off' };
  if (lastDelivery === null) return { mark: 'waiting', word: 'Nothing sent yet' };
  if (lastDelivery.state === 'failed') return { mark: 'attention', word: 'The last message failed' };
  return { mark: 'ok', word: 'On' };
}

export function deliveryStanding({ state, tries }: Pick<DeliveryView, 'state' | 'tries'>): Standing {
  if (state === 'delivered') return { mark: 'ok', word: 'Delivered' };
  if (state === 'failed') return { mark: 'failed', word: 'Failed' };
  return tries === 0 ? { mark: 'running', word: 'Sending' } : { mark: 'attention', word: 'Trying again' };
}

/** How the last attempt went: `answered 500 after 1.2 s`; empty before the first. */
export function attemptWords({ lastAttempt }: Pick<DeliveryView, 'lastAttempt'>): string {
  if (lastAttempt === null) return '';
  return lastAttempt.error ?? `The receiver answered ${lastAttempt.status}.`;
}
