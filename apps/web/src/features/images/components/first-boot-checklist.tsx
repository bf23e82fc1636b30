'use client';
import type { Board } from '@boardwright/catalog/board';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CheckRow } from '#components/ui/check-row.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { useStoredSet } from '#lib/use-stored-set.ts';
import { firstBootItems } from '../first-boot.ts';
import type { ImageEvidence } from '../image-evidence.ts';

/** What to look at when the board starts for the first time. Ticks stay in this browser. */
export function FirstBootChecklist(props: {
  readonly imageId: string;
  readonly board: Board;
  readonly resolved: ResolvedImage;
  readonly evidence: ImageEvidence | null;
}): ReactElement {
  const items = firstBootItems(props);
  const [ticked, tick, clear] = useStoredSet(`boardwright:first-boot:${props.imageId}`);
  const done = items.filter(({ id }) => ticked.has(id)).length;
  return (
    <section aria-labelledby="first-boot-title" className="mt-7">
      <div className="flex min-h-7 items-center justify-between gap-3">
        <h3 id="first-boot-title" className="font-semibold text-md">
          First start
        </h3>
        <span className="flex items-center gap-2 text-ink-2 text-xs">
          <span className="tabular" role="status">
            {done} of {items.length}
          </span>
          {done > 0 ? (
            <Button size="sm" variant="ghost" onClick={clear}>
              Clear
            </Button>
          ) : null}
        </span>
      </div>
      <p className="text-ink-2 text-xs">Ticks are kept in this browser.</p>
      <div className="mt-1 border-y">
        {items.map((item) => (
          <CheckRow
            key={item.id}
            title={item.title}
            summary={item.help}
            checked={ticked.has(item.id)}
            onChange={(on) => tick(item.id, on)}
            hint={
              item.command
                ? {
                    id: `first-boot-${item.id}`,
                    content: (
                      <div id={`first-boot-${item.id}`} className="mt-1.5">
                        <CommandLine command={item.command} label={`Copy command: ${item.title}`} />
                      </div>
                    ),
                  }
                : undefined
            }
          />
        ))}
      </div>
    </section>
  );
}
