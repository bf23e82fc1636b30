'use client';
import { parseSpec, parseSpecText, type SpecProblem } from '@boardwright/spec/parse-spec';
import { printSpecYaml } from '@boardwright/spec/print-spec';
import { useEffect, useMemo, useRef, useState } from 'react';
import { stringify } from 'yaml';
import type { SpecDraft } from './spec-draft.ts';
import { toDraft } from './spec-url.ts';

function yamlOf(draft: SpecDraft): string {
  const parsed = parseSpec(draft);
  return parsed.ok ? printSpecYaml(parsed.spec) : stringify(draft);
}

export interface YamlText {
  readonly text: string;
  /** Why the text is no spec; empty when it is, and then the draft says the same. */
  readonly problems: readonly SpecProblem[];
  readonly change: (text: string) => void;
}

/** The draft as text, both ways. Text that is no spec (yet) is kept, also while another tab is shown. */
export function useYamlText(
  draft: SpecDraft,
  replace: (next: SpecDraft, label: string, merge: boolean) => void,
): YamlText {
  const [text, setText] = useState(() => yamlOf(draft));
  const typed = useRef<SpecDraft | null>(null);
  useEffect(() => {
    // A change that came from the text must not rewrite it under the cursor.
    if (typed.current !== null && JSON.stringify(typed.current) === JSON.stringify(draft)) return;
    typed.current = null;
    setText(yamlOf(draft));
  }, [draft]);
  const problems = useMemo(() => {
    const read = parseSpecText(text);
    return read.ok ? [] : read.issues;
  }, [text]);
  // What is wrong with the draft itself stands at its field already.
  const own = text === yamlOf(draft) ? [] : problems;
  return {
    text,
    problems: own,
    change: (next) => {
      setText(next);
      const parsed = parseSpecText(next);
      const nextDraft = parsed.ok ? toDraft(parsed.spec) : null;
      if (nextDraft === null) return;
      typed.current = nextDraft;
      replace(nextDraft, 'YAML', true);
    },
  };
}
