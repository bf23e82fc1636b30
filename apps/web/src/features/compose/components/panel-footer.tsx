'use client';
import type { EstimateSource } from '@boardwright/catalog/estimate';
import { Redo2, Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { durationRange } from '#lib/times.ts';
import { useComposerContext } from '../composer-context.ts';
import type { BuildAction } from '../use-build-action.ts';
import { useEstimate } from '../use-estimate.ts';
import type { useServerCheck } from '../use-server-check.ts';
import { BuildButton } from './build-button.tsx';
import { IssueRow } from './issue-row.tsx';
import { RecipeLine } from './recipe-line.tsx';
import { SaveButton } from './save-button.tsx';

function sourceWords(source: EstimateSource): string {
  if (source.from === 'package facts') return 'from package sizes in the archive';
  return source.builds === 1 ? 'from one finished build' : `from ${source.builds} finished builds`;
}

function Fact(props: {
  readonly label: string;
  readonly value: string;
  readonly source: EstimateSource;
  readonly dim: boolean;
}): ReactElement {
  return (
    <Tooltip content={`Estimated ${sourceWords(props.source)}.`}>
      <button type="button" className="cursor-help rounded-sm text-left">
        <span className="block text-ink-2 text-xs">{props.label}</span>
        <span className={`tabular block font-medium text-sm ${props.dim ? 'text-ink-3' : ''}`}>
          {props.value}
        </span>
      </button>
    </Tooltip>
  );
}

/** Size, memory and time with their sources; what is wrong; undo; and the one primary button. */
export function PanelFooter(props: {
  readonly server: ReturnType<typeof useServerCheck>;
  readonly action: BuildAction;
}): ReactElement {
  const composer = useComposerContext();
  const estimate = useEstimate(props.server.estimate);
  const { action } = props;
  const dim = composer.image === null;
  return (
    <div className="shrink-0 border-t bg-panel">
      {composer.issues.length > 0 ? (
        <ul aria-label="Issues" className="max-h-52 space-y-2 overflow-auto border-b p-3">
          {composer.issues.map((issue) => (
            <IssueRow key={`${issue.code}${issue.path}${issue.message}`} issue={issue} />
          ))}
        </ul>
      ) : null}
      <div className="space-y-3 p-4">
        {estimate ? (
          <div className="grid grid-cols-2 gap-x-4 gap-y-2.5 sm:grid-cols-4 lg:grid-cols-2 2xl:grid-cols-4">
            <Fact
              label="Image"
              value={`${estimate.imageSizeMiB} MiB`}
              source={estimate.sizeSource}
              dim={dim}
            />
            <Fact
              label="Memory in use"
              value={`${estimate.ramMiB} MiB`}
              source={estimate.ramSource}
              dim={dim}
            />
            <Fact
              label="First build"
              value={durationRange(estimate.coldMs.p50, estimate.coldMs.p90)}
              source={estimate.coldSource}
              dim={dim}
            />
            <Fact
              label="With cached base"
              value={durationRange(estimate.warmMs.p50, estimate.warmMs.p90)}
              source={estimate.warmSource}
              dim={dim}
            />
          </div>
        ) : null}
        <RecipeLine />
        <div className="flex items-center gap-2">
          <BuildButton action={action} size="lg" className="min-w-0 flex-1 px-3" />
          <SaveButton />
          <Tooltip
            content={composer.undoLabel === null ? 'Nothing to undo' : `Undo: ${composer.undoLabel} (Ctrl Z)`}
          >
            <Button
              variant="ghost"
              size="icon"
              aria-label={composer.undoLabel === null ? 'Undo' : `Undo: ${composer.undoLabel}`}
              aria-disabled={composer.undoLabel === null}
              onClick={composer.undo}
            >
              <Undo2 className="size-4" aria-hidden />
            </Button>
          </Tooltip>
          <Tooltip
            content={
              composer.redoLabel === null ? 'Nothing to redo' : `Redo: ${composer.redoLabel} (Ctrl Shift Z)`
            }
          >
            <Button
              variant="ghost"
              size="icon"
              aria-label={composer.redoLabel === null ? 'Redo' : `Redo: ${composer.redoLabel}`}
              aria-disabled={composer.redoLabel === null}
              onClick={composer.redo}
            >
              <Redo2 className="size-4" aria-hidden />
            </Button>
          </Tooltip>
        </div>
        <p role="status" className="text-ink-2 text-xs">
          {action.blocked ? (
            `${action.blocked}.`
          ) : action.existingImageId ? (
            <>
              This image was built already.{' '}
              {action.freshBlocked === null ? (
                <button type="button" className="link" onClick={action.runFresh}>
                  Build it again
                </button>
              ) : (
                `${action.freshBlocked}.`
              )}
            </>
          ) : (
            'Ready to build.'
          )}
        </p>
        {action.quota ? <p className="tabular text-ink-2 text-xs">{action.quota}</p> : null}
      </div>
    </div>
  );
}
