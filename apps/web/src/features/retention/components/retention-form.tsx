'use client';
import type { RetentionRules, RetentionView } from '@boardwright/api/schemas/retention';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { apiSend } from '#lib/api-client.ts';
import { retentionQuery } from '../retention-queries.ts';
import { RetentionPreview } from './retention-preview.tsx';
import { RuleField, wholeNumber } from './rule-field.tsx';

type DaysRule = Exclude<keyof RetentionRules, 'keepLastPerName'>;
const RULES: readonly {
  readonly rule: DaysRule;
  readonly title: string;
  readonly help: string;
  readonly usual: number;
}[] = [
  {
    rule: 'deleteDraftsAfterDays',
    title: 'Remove drafts',
    help: 'Built, and nobody said more about them.',
    usual: 30,
  },
  {
    rule: 'deleteCandidatesAfterDays',
    title: 'Remove candidates',
    help: 'Proposed for release, but never released.',
    usual: 90,
  },
  {
    rule: 'deleteDeprecatedAfterDays',
    title: 'Remove deprecated images',
    help: 'No longer for new devices.',
    usual: 180,
  },
];

/** The rules, and what they would remove as they stand here, before they are saved. */
export function RetentionForm(props: {
  readonly saved: RetentionView;
  readonly mayChange: boolean;
}): ReactElement {
  const client = useQueryClient();
  const [rules, setRules] = useState(props.saved.rules);
  const [keep, setKeep] = useState(String(rules.keepLastPerName));
  const save = useMutation({
    mutationFn: () => apiSend<RetentionView>('PUT', 'retention', rules),
    onSuccess: (saved) => {
      client.setQueryData(retentionQuery.queryKey, saved);
      toast.success('Saved. A worker applies the rules within the hour.');
    },
  });
  const changed = JSON.stringify(rules) !== JSON.stringify(props.saved.rules);
  const keepBad = wholeNumber(keep, 0, 1000) === null;
  return (
    <>
      <form
        className="mt-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <div className="max-w-2xl border-t">
          {RULES.map(({ rule, ...words }) => (
            <RuleField
              key={rule}
              {...words}
              days={rules[rule]}
              disabled={!props.mayChange}
              onChange={(days) => setRules((before) => ({ ...before, [rule]: days }))}
            />
          ))}
        </div>
        <div className="mt-4 max-w-sm">
          <Field
            label="Always keep the newest"
            help="So many of each name and board stay, whatever their age."
            error={keepBad ? 'A whole number from 0 to 1000.' : undefined}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                disabled={!props.mayChange}
                value={keep}
                onChange={(event) => {
                  setKeep(event.target.value);
                  const next = wholeNumber(event.target.value, 0, 1000);
                  if (next !== null) setRules((before) => ({ ...before, keepLastPerName: next }));
                }}
                className="h-8 w-20 text-right"
              />
            )}
          </Field>
        </div>
        {save.isError ? (
          <Notice role="alert" tone="failed" title="The rules could not be saved." className="mt-4">
            {save.error.message}
          </Notice>
        ) : null}
        {props.mayChange ? (
          <Button
            type="submit"
            variant="primary"
            className="mt-4"
            disabled={!changed || keepBad || save.isPending}
          >
            {save.isPending ? 'Saving' : 'Save rules'}
          </Button>
        ) : (
          <p className="mt-4 text-ink-2 text-xs">Maintainers and owners change these rules.</p>
        )}
      </form>
      <h3 className="mt-8 mb-2 font-semibold text-md">Preview</h3>
      <RetentionPreview rules={rules} />
    </>
  );
}
