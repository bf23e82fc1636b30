'use client';
import type { ReactElement, ReactNode } from 'react';
import { useComposerContext } from '../composer-context.ts';
import { SECTIONS, type SectionId } from '../section-list.ts';
import { IssueRow } from './issue-row.tsx';

/** A part of the form under its heading, with what is wrong in it. */
export function FormSection(props: {
  readonly id: SectionId;
  readonly help?: string;
  readonly children: ReactNode;
}): ReactElement {
  const composer = useComposerContext();
  const section = SECTIONS.find((candidate) => candidate.id === props.id);
  // Beside the image panel they would stand twice; what the schema refuses stands at its field.
  const issues = composer.issuesOf(props.id).filter((issue) => issue.code !== 'SPEC_INVALID');
  return (
    <section
      id={`section-${props.id}`}
      aria-labelledby={`section-${props.id}-title`}
      className="border-b py-7 last:border-b-0"
    >
      <h2 id={`section-${props.id}-title`} className="font-semibold text-lg tracking-tight">
        {section?.title}
      </h2>
      {props.help ? <p className="mt-0.5 text-ink-2 text-sm">{props.help}</p> : null}
      {issues.length > 0 ? (
        <ul className="mt-3 space-y-2 lg:hidden">
          {issues.map((issue) => (
            <IssueRow key={`${issue.code}${issue.path}${issue.message}`} issue={issue} />
          ))}
        </ul>
      ) : null}
      <div className="mt-4">{props.children}</div>
    </section>
  );
}
