'use client';
import { Download } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { saveFile } from '#lib/save-file.ts';
import { useComposerContext } from '../composer-context.ts';
import { problemText } from '../problem-text.ts';
import type { YamlText } from '../use-yaml-text.ts';
import { YamlEditor } from './yaml-editor.tsx';

/** The spec as text, both ways: typing changes the form, the form changes the text. */
export function YamlTab({ yaml }: { readonly yaml: YamlText }): ReactElement {
  const composer = useComposerContext();
  const { text, problems } = yaml;
  const marks = useMemo(
    () =>
      problems.map((problem) => ({
        line: problem.line ?? 1,
        column: problem.column ?? 1,
        message: problemText(problem),
      })),
    [problems],
  );
  const download = (): void => {
    const file = new Blob([text], { type: 'application/yaml' });
    saveFile(file, `${composer.text(['name']) || 'image'}.yaml`);
  };
  const first = marks[0];
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-10 shrink-0 items-center justify-between gap-2 border-b px-4 py-1.5">
        <p role="status" className={`min-w-0 text-xs ${first ? 'text-fail' : 'text-ink-2'}`}>
          {first ? `Line ${first.line}: ${first.message}` : 'Edit here or in the form; both stay the same.'}
        </p>
        <div className="flex shrink-0 items-center gap-1">
          <CopyButton text={text} label="Copy the spec" />
          <Button
            variant="ghost"
            size="iconSm"
            aria-label="Download the spec"
            onClick={download}
            className="size-6"
          >
            <Download className="size-3.5" aria-hidden />
          </Button>
        </div>
      </div>
      <div className="min-h-0 flex-1 focus-within:shadow-[inset_0_0_0_2px_var(--c-accent)]">
        <YamlEditor text={text} problems={marks} onChange={yaml.change} />
      </div>
    </div>
  );
}
