'use client';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { Toaster } from 'sonner';
import { TooltipProvider } from '#components/ui/tooltip.tsx';
import { ApiProblem } from '#lib/api-client.ts';
import { applyThemeChoice, readThemeChoice } from '#lib/theme.ts';

/** A session that ended, or a visit without one, leads to the page that says how to sign in. */
function leaveWhenSignedOut(error: unknown): void {
  if (error instanceof ApiProblem && error.problem.status === 401) location.replace('/sign-in');
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A refusal is an answer; only an unreachable or overloaded server is asked again.
        retry: (count, error) =>
          count < 2 &&
          !(error instanceof ApiProblem && error.problem.status >= 400 && error.problem.status < 500),
      },
    },
  });
}

export function Providers({ children }: { readonly children: ReactNode }): ReactElement {
  const [queryClient] = useState(makeQueryClient);
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => applyThemeChoice(readThemeChoice());
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return (
    <QueryClientProvider client={queryClient}>
      <NuqsAdapter>
        <TooltipProvider delayDuration={250}>{children}</TooltipProvider>
      </NuqsAdapter>
      <Toaster
        position="bottom-right"
        mobileOffset={{ bottom: 72 }}
        toastOptions={{
          unstyled: true,
          classNames: {
            toast:
              'flex w-full items-start gap-3 rounded-md border bg-panel p-3 text-sm text-ink shadow-pop font-sans',
            description: 'text-ink-2 text-xs mt-0.5',
            actionButton: 'ml-auto shrink-0 rounded-md border px-2 py-1 text-xs font-medium hover:bg-hover',
          },
        }}
      />
    </QueryClientProvider>
  );
}
