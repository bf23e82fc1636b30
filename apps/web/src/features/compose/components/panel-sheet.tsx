'use client';
import { ChevronUp, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { useComposerContext } from '../composer-context.ts';
import type { BuildAction } from '../use-build-action.ts';
import { useEstimate } from '../use-estimate.ts';
import type { useServerCheck } from '../use-server-check.ts';
import type { YamlText } from '../use-yaml-text.ts';
import { BuildButton } from './build-button.tsx';
import { ImagePanel } from './image-panel.tsx';

/** What the limits leave, or what they forbid; problems are counted beside it, so that they are not said twice. */
function limitsLine({ blocked, quota }: BuildAction, errors: number): string {
  return blocked !== null && errors === 0 ? `${blocked}.` : quota;
}

/** On small screens: a bar with the outcome, and the whole image panel as a sheet from below. */
export function PanelSheet(props: {
  readonly server: ReturnType<typeof useServerCheck>;
  readonly action: BuildAction;
  readonly yaml: YamlText;
}): ReactElement {
  const composer = useComposerContext();
  const estimate = useEstimate(props.server.estimate);
  const errors = composer.issues.filter((issue) => issue.severity === 'error').length;
  const limits = limitsLine(props.action, errors);
  return (
    <Radix.Root>
      <div className="fixed inset-x-0 bottom-[calc(56px+env(safe-area-inset-bottom))] z-20 border-t bg-panel px-4 py-2.5 sm:bottom-0 sm:left-14">
        <div className="flex items-center gap-3">
          <Radix.Trigger className="flex min-w-0 flex-1 items-center gap-2 rounded-md text-left">
            <ChevronUp className="size-4 shrink-0 text-ink-3" aria-hidden />
            <span className="min-w-0 text-xs">
              <span className="flex items-center gap-1.5 font-medium text-sm">
                {errors > 0 ? <StateMark state="failed" className="size-3.5" /> : null}
                {errors > 0 ? (errors === 1 ? '1 problem' : `${errors} problems`) : 'Show the image'}
              </span>
              <span className="tabular block truncate text-ink-2">
                {estimate ? `${estimate.imageSizeMiB} MiB` : 'Nothing to show yet'}
              </span>
            </span>
          </Radix.Trigger>
          <BuildButton action={props.action} size="md" />
        </div>
        {limits ? <p className="tabular mt-1.5 text-ink-2 text-xs">{limits}</p> : null}
      </div>
      <Radix.Portal>
        <Radix.Overlay className="animate-fade fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="animate-rise fixed inset-x-0 bottom-0 z-50 flex h-[88dvh] flex-col rounded-t-lg border-t bg-panel shadow-pop"
        >
          <Radix.Title className="sr-only">Image</Radix.Title>
          <Radix.Close
            aria-label="Close"
            className="absolute top-1 right-2 inline-flex size-9 items-center justify-center rounded-md text-ink-2 hover:bg-hover"
          >
            <X className="size-4" aria-hidden />
          </Radix.Close>
          <ImagePanel server={props.server} action={props.action} yaml={props.yaml} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
