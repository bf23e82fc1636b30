import type { Blueprint } from '@boardwright/catalog/blueprint';
import type { ReactElement } from 'react';

/** The way data takes through the device: stations on a line, arrow heads between them. */
export function DataFlow({ steps }: { readonly steps: Blueprint['dataFlow'] }): ReactElement {
  return (
    <ol aria-label="Data flow" className="mt-3 grid gap-2 sm:auto-cols-fr sm:grid-flow-col sm:gap-0">
      {steps.map((entry, index) => (
        <li key={entry.step} className="border-accent/60 border-l-2 pl-2.5 sm:border-l-0 sm:pl-0">
          <span aria-hidden className="mb-1.5 hidden h-3 items-center text-accent sm:flex">
            <span className="size-2 shrink-0 rounded-full border-2 border-current" />
            {index < steps.length - 1 ? (
              <>
                <span className="h-px flex-1 bg-current opacity-60" />
                <svg
                  aria-hidden
                  viewBox="0 0 6 8"
                  className="-ml-1 h-2 w-1.5"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="1.25"
                >
                  <path d="M1 1l4 3-4 3" />
                </svg>
              </>
            ) : null}
          </span>
          <span className="block pr-3 font-medium text-xs">{entry.step}</span>
          <span className="block pr-3 text-2xs text-ink-2">{entry.detail}</span>
        </li>
      ))}
    </ol>
  );
}
