import type { WebhookView } from '@boardwright/api/schemas/webhook';
import { describe, expect, it } from 'vitest';
import { attemptWords, deliveryStanding, eventLabel, hookStanding, hookTitle } from './webhook-words.ts';

const HOOK: WebhookView = {
  id: 'h1',
  url: 'https://ci.test/hook?key=secret',
  events: ['build.ready'],
  enabled: true,
  stoppedBecause: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'Owner',
  lastDelivery: null,
};

describe('a webhook', () => {
  it('is named by its address, without what may be a secret', () => {
    expect(hookTitle(HOOK)).toBe('ci.test/hook');
    expect(hookTitle({ url: 'http://127.0.0.1:8080/' })).toBe('127.0.0.1:8080');
  });

  it('says how it stands', () => {
    const last = { state: 'failed' as const, createdAt: HOOK.createdAt };
    expect(hookStanding(HOOK).word).toBe('Nothing sent yet');
    expect(hookStanding({ ...HOOK, lastDelivery: last }).mark).toBe('attention');
    expect(hookStanding({ ...HOOK, enabled: false }).word).toBe('Off');
    expect(hookStanding({ ...HOOK, enabled: false, stoppedBecause: '410' }).word).toBe('Stopped');
  });
});

describe('a message', () => {
  it('says what it is about and how far it is', () => {
    expect(eventLabel('image.channel')).toBe('Image changed channel');
    expect(eventLabel('webhook.test')).toBe('Test');
    expect(deliveryStanding({ state: 'pending', tries: 0 }).word).toBe('Sending');
    expect(deliveryStanding({ state: 'pending', tries: 2 }).word).toBe('Trying again');
    const attempt = { at: HOOK.createdAt, durationMs: 5, status: 200, error: null };
    expect(attemptWords({ lastAttempt: attempt })).toBe('The receiver answered 200.');
    expect(attemptWords({ lastAttempt: { ...attempt, status: null, error: 'No answer within 10 s.' } })).toBe(
      'No answer within 10 s.',
    );
    expect(attemptWords({ lastAttempt: null })).toBe('');
  });
});
