'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { API_BASE } from '#lib/api-client.ts';

const RETRY_MS = 5000;

/**
 * Renews lists and the queue when the server says that they changed. Only while the page is visible: a browser keeps
 * six connections per host, and hidden tabs must not use them up.
 */
export function useLiveLists(): void {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const close = (): void => {
      clearTimeout(retry);
      source?.close();
      source = null;
    };
    const open = (): void => {
      close();
      if (document.visibilityState === 'hidden') return;
      source = new EventSource(`${API_BASE}/events`);
      source.addEventListener('changed', () => {
        for (const queryKey of [['builds'], ['images'], ['recipe'], ['queue']])
          void client.invalidateQueries({ queryKey });
      });
      source.onerror = () => {
        close();
        retry = setTimeout(open, RETRY_MS);
      };
    };
    open();
    document.addEventListener('visibilitychange', open);
    return () => {
      document.removeEventListener('visibilitychange', open);
      close();
    };
  }, [client]);
}
