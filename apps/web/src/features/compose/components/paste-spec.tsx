'use client';
import { parseSpecText, type SpecProblem } from '@boardwright/spec/parse-spec';
import { type ReactElement, useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { problemText } from '../problem-text.ts';
import type { SpecDraft } from '../spec-draft.ts';
import { toDraft } from '../spec-url.ts';

const EXAMPLE = `apiVersion: boardwright/v1
name: vibration-gateway
board: rpi4
engine:
  kind: debian
kernel:
  preemption: rt`;

/** Opens a spec somebody else wrote, as YAML or JSON. */
export function PasteSpec(props: { readonly onStart: (draft: SpecDraft) => void }): ReactElement {
  const id = useId();
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly SpecProblem[]>([]);
  const open = (): void => {
    const parsed = parseSpecText(text);
    const draft = parsed.ok ? toDraft(parsed.spec) : null;
    if (draft) props.onStart(draft);
    else if (!parsed.ok) setProblems(parsed.issues);
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-3 font-medium text-md">
        Or paste a spec
      </h2>
      <textarea
        aria-label="Spec as YAML or JSON"
        value={text}
        rows={7}
        spellCheck={false}
        placeholder={EXAMPLE}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setProblems([]);
        }}
        className="block w-full resize-y rounded-md border border-line-strong/70 bg-panel px-3 py-2.5 font-mono text-xs leading-5 placeholder:text-ink-3 hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-fail max-sm:text-[16px]"
      />
      {problems.length > 0 ? (
        <ul id={`${id}-problems`} role="alert" className="mt-2 space-y-1 text-fail text-sm">
          {problems.slice(0, 8).map((problem) => (
            <li key={`${problem.path}${problem.message}`}>
              {problem.line === undefined ? '' : `Line ${problem.line}: `}
              {problemText(problem)}
            </li>
          ))}
        </ul>
      ) : null}
      <Button className="mt-3" disabled={text.trim() === ''} onClick={open}>
        Open the spec
      </Button>
    </section>
  );
}
