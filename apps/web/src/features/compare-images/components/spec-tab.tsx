import type { Comparison } from '@boardwright/api/schemas/comparison';
import type { ReactElement } from 'react';
import { TextDiff } from '#features/code/components/text-diff.tsx';
import { PartSection } from './part-section.tsx';

export function SpecTab({ spec }: { readonly spec: Comparison['spec'] }): ReactElement {
  return (
    <PartSection
      title="Spec"
      lead="What was asked for, as a person writes it."
      missing={spec.patch === null ? (spec.note ?? 'There is no comparison.') : undefined}
      equal={spec.patch === '' ? 'Both images were made of the same spec.' : null}
    >
      <TextDiff file={spec} className="max-h-[68dvh]" />
    </PartSection>
  );
}
