'use client';
import type { RecipeDetail } from '@boardwright/api/schemas/recipe';
import { applySpecPatches } from '@boardwright/catalog/apply-patch';
import type { Issue, IssueFix } from '@boardwright/catalog/issue';
import { mendSpec } from '@boardwright/catalog/mend-spec';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { lintQuery } from '../recipe-queries.ts';
import { counted, mendNote } from '../recipe-words.ts';
import { useSaveVersion } from '../use-recipe-actions.ts';

interface Mend {
  readonly spec: unknown;
  readonly note: string;
}

function IssueLine(props: {
  readonly issue: Issue;
  readonly onFix: ((fix: IssueFix) => void) | undefined;
  readonly busy: boolean;
}): ReactElement {
  const { issue, onFix } = props;
  return (
    <li className="space-y-1.5">
      <p className="[overflow-wrap:anywhere]">{issue.message}</p>
      {onFix !== undefined && issue.fixes.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          {issue.fixes.map((fix) => (
            <Button key={fix.label} size="sm" disabled={props.busy} onClick={() => onFix(fix)}>
              {fix.label}
            </Button>
          ))}
        </div>
      ) : null}
    </li>
  );
}

function IssueLines(props: {
  readonly label: string;
  readonly issues: readonly Issue[];
  readonly onFix: ((fix: IssueFix) => void) | undefined;
  readonly busy: boolean;
}): ReactElement {
  return (
    <ul aria-label={props.label} className="space-y-3">
      {props.issues.map((issue) => (
        <IssueLine
          key={`${issue.code}${issue.path}${issue.message}`}
          issue={issue}
          busy={props.busy}
          onFix={props.onFix}
        />
      ))}
    </ul>
  );
}

/** What the catalog of today finds wrong, and the changes that mend it: each is saved as a version of its own. */
export function LintNotice(props: {
  readonly recipe: RecipeDetail;
  readonly mayMend: boolean;
}): ReactElement | null {
  const { recipe, mayMend } = props;
  const lint = useQuery(lintQuery(recipe.id));
  const save = useSaveVersion(recipe.id);
  const all = useMemo(() => mendSpec(recipe.spec), [recipe.spec]);
  if (lint.isError)
    return <FailureNotice what="The check" error={lint.error} onRetry={() => void lint.refetch()} />;
  const issues = (lint.data?.issues ?? []) as readonly Issue[];
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  if (errors.length + warnings.length === 0) return null;
  const mend = ({ spec, note }: Mend): void =>
    save.mutate(
      { spec, note, expectedVersion: recipe.current.number },
      { onError: (error) => toast.error(error.message) },
    );
  const applyFix = ({ label, patches }: IssueFix): void => {
    try {
      mend({ spec: applySpecPatches(recipe.spec, patches), note: mendNote([label]) });
    } catch (error) {
      toast.error(error instanceof Error ? error.message : String(error));
    }
  };
  const mendsAll = all.left.length === 0 && all.applied.length > 1;
  const lines = { busy: save.isPending, onFix: mayMend ? applyFix : undefined };
  return (
    <>
      {errors.length > 0 ? (
        <Notice
          tone="failed"
          role="status"
          title={`This recipe can't be built with the catalog of today: ${counted(errors.length, 'problem')}.`}
          actions={
            mayMend && mendsAll ? (
              <Button
                size="sm"
                variant="primary"
                disabled={save.isPending}
                onClick={() => mend({ spec: all.spec, note: mendNote(all.applied) })}
              >
                Mend all: {all.applied.join(', ')}
              </Button>
            ) : undefined
          }
        >
          <IssueLines label="Problems of the recipe" issues={errors} {...lines} />
        </Notice>
      ) : null}
      {warnings.length > 0 ? (
        <Notice
          tone="attention"
          role="status"
          title={`Worth knowing before it is built: ${counted(warnings.length, 'warning')}.`}
        >
          <IssueLines label="Warnings of the recipe" issues={warnings} {...lines} />
        </Notice>
      ) : null}
    </>
  );
}
