'use client';
import type { RecipeDetail } from '@boardwright/api/schemas/recipe';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { printSpecYaml } from '@boardwright/spec/print-spec';
import { type ReactElement, useMemo } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { CodeLines } from '#features/code/components/code-lines.tsx';
import { VersionList } from './version-list.tsx';

const NO_REASONS = {};

/** The current spec, and how it came to be so. */
export function OverviewTab(props: {
  readonly recipe: RecipeDetail;
  readonly mayBuild: boolean;
  readonly onCompare: (from: number, to: number) => void;
}): ReactElement {
  const { recipe } = props;
  const yaml = useMemo(() => {
    const parsed = parseSpec(recipe.spec);
    return parsed.ok ? printSpecYaml(parsed.spec) : JSON.stringify(recipe.spec, null, 2);
  }, [recipe.spec]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-2">
      <section aria-labelledby="recipe-spec" className="min-w-0">
        <div className="mb-2 flex h-7 items-center justify-between gap-3">
          <h2 id="recipe-spec" className="font-medium text-md">
            Spec
          </h2>
          <CopyButton text={yaml} label="Copy the spec as YAML" />
        </div>
        <div className="overflow-hidden rounded-md border">
          <CodeLines
            path="spec.yaml"
            content={yaml}
            because={NO_REASONS}
            reasons="beside"
            className="max-h-[60dvh]"
          />
        </div>
      </section>
      <section aria-labelledby="recipe-history" className="min-w-0">
        <h2 id="recipe-history" className="mb-2 flex h-7 items-center font-medium text-md">
          History
        </h2>
        <VersionList recipe={recipe} mayBuild={props.mayBuild} onCompare={props.onCompare} />
      </section>
    </div>
  );
}
