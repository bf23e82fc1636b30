'use client';
import type { RecipeDetail } from '@boardwright/api/schemas/recipe';
import { parseSpecText } from '@boardwright/spec/parse-spec';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ReactElement, useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { problemText } from '#features/compose/problem-text.ts';
import { apiPost } from '#lib/api-client.ts';
import { useRecipeNews } from '../use-recipe-actions.ts';

/** Far above any real spec; keeps a wrong file from being read whole. */
const MOST_BYTES = 1_000_000;

/** Makes a recipe of YAML or JSON, from a file or pasted. */
export function ImportDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}): ReactElement {
  const router = useRouter();
  const onNews = useRecipeNews();
  const id = useId();
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [problems, setProblems] = useState<readonly string[]>([]);
  const create = useMutation({
    mutationFn: () =>
      apiPost<RecipeDetail>('recipes', { text, ...(name.trim() === '' ? {} : { name: name.trim() }) }),
    onSuccess: (recipe) => {
      onNews(recipe);
      close(false);
      router.push(`/recipes/${encodeURIComponent(recipe.id)}`);
    },
  });
  const change = (next: string): void => {
    setText(next);
    setProblems([]);
    create.reset();
  };
  const close = (open: boolean): void => {
    props.onOpenChange(open);
    if (open) return;
    change('');
    setName('');
  };
  const readFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > MOST_BYTES) setProblems([`${file.name} is larger than 1 MB, which no spec is.`]);
    else change(await file.text());
  };
  const submit = (): void => {
    const parsed = parseSpecText(text);
    if (parsed.ok) create.mutate();
    else
      setProblems(
        parsed.issues.map(
          (problem) => `${problem.line === undefined ? '' : `Line ${problem.line}: `}${problemText(problem)}`,
        ),
      );
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={close}
      title="Import a recipe"
      description="A spec as YAML or JSON, for example one that was exported here or elsewhere."
    >
      <form
        className="mt-4 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label="File">
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".yaml,.yml,.json,application/yaml,application/json"
              onChange={(event) => void readFile(event.target.files?.[0])}
              className="block w-full text-ink-2 text-sm file:mr-3 file:h-9 file:rounded-md file:border file:border-line-strong/60 file:border-solid file:bg-panel file:px-3 file:font-medium file:text-ink file:text-sm hover:file:bg-hover"
            />
          )}
        </Field>
        <Field label="Or paste it here">
          {(control) => (
            <textarea
              {...control}
              value={text}
              rows={9}
              spellCheck={false}
              aria-invalid={problems.length > 0 || undefined}
              aria-describedby={problems.length > 0 ? id : undefined}
              onChange={(event) => change(event.target.value)}
              className="block w-full resize-y rounded-md border border-line-strong/70 bg-panel px-3 py-2.5 font-mono text-xs leading-5 hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-fail max-sm:text-[16px]"
            />
          )}
        </Field>
        {problems.length > 0 ? (
          <ul id={id} role="alert" className="space-y-1 text-fail text-sm">
            {problems.slice(0, 8).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        ) : null}
        <Field
          label="Name"
          help="Left empty: the name it was exported with, or that of the spec."
          error={create.error?.message}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={() => close(false)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={text.trim() === '' || create.isPending}>
            {create.isPending ? 'Importing' : 'Import'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
