'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { printSpecYaml } from '@boardwright/spec/print-spec';
import Link from 'next/link';
import { type ReactElement, useMemo } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { CodeLines } from '#features/code/components/code-lines.tsx';
import { composeHref } from '#features/compose/spec-url.ts';
import { ResolvedFacts } from './resolved-facts.tsx';

/** What was asked for, and what it was resolved to, each value with its reason. */
export function SpecTab(props: {
  readonly image: ImageDetail;
  readonly resolved: ResolvedImage;
}): ReactElement {
  const yaml = useMemo(() => {
    const parsed = parseSpec(props.image.spec);
    return parsed.ok ? printSpecYaml(parsed.spec) : JSON.stringify(props.image.spec, null, 2);
  }, [props.image.spec]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-2">
      <section aria-labelledby="spec-title" className="min-w-0">
        <div className="mb-2 flex items-center justify-between gap-3">
          <h2 id="spec-title" className="font-medium text-md">
            Spec
          </h2>
          <div className="flex items-center gap-2">
            <CopyButton text={yaml} label="Copy the spec as YAML" />
            <Button asChild size="sm">
              <Link href={composeHref(props.image.spec)}>Compose from this</Link>
            </Button>
          </div>
        </div>
        <div className="overflow-hidden rounded-md border">
          <CodeLines
            path="spec.yaml"
            content={yaml}
            because={{}}
            reasons="beside"
            className="max-h-[60dvh]"
          />
        </div>
      </section>
      <section aria-labelledby="resolved-title" className="min-w-0">
        <h2 id="resolved-title" className="mb-2 flex h-7 items-center font-medium text-md">
          Resolved
        </h2>
        <ResolvedFacts resolved={props.resolved} />
      </section>
    </div>
  );
}
