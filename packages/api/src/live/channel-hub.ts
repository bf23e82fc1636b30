import type { Redis } from 'ioredis';

/** Pub/sub subscriptions of a process over one connection. */
export interface ChannelHub {
  /** @returns ends the subscription */
  readonly on: (channel: string, listener: () => void) => () => void;
}

/**
 * Shares one subscriber connection between all listeners. While Redis is away nothing is delivered; the wanted
 * channels are subscribed again when it is back, and every listener is called once then, as it may have missed news.
 *
 * @param redis - used for subscriptions only; the caller closes it
 */
export function createChannelHub(redis: Redis): ChannelHub {
  const listeners = new Map<string, Set<() => void>>();

  function subscribe(channels: readonly string[]): void {
    if (redis.status === 'ready' && channels.length > 0) redis.subscribe(...channels).catch(() => undefined);
  }

  redis.on('ready', () => {
    subscribe([...listeners.keys()]);
    for (const set of listeners.values()) for (const listener of set) listener();
  });
  redis.on('message', (channel: string) => {
    for (const listener of listeners.get(channel) ?? []) listener();
  });

  function on(channel: string, listener: () => void): () => void {
    const set = listeners.get(channel) ?? new Set();
    if (set.size === 0) {
      listeners.set(channel, set);
      subscribe([channel]);
    }
    set.add(listener);
    return () => {
      if (!set.delete(listener) || set.size > 0) return;
      listeners.delete(channel);
      if (redis.status === 'ready') redis.unsubscribe(channel).catch(() => undefined);
    };
  }

  return { on };
}
