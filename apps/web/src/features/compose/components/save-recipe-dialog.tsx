'use client';
import type { RecipeDetail } from '@boardwright/api/schemas/recipe';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { type ReactElement, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useRecipeNews, useSaveVersion } from '#features/recipes/use-recipe-actions.ts';
import { apiPost } from '#lib/api-client.ts';
import type { RecipeLink } from '../use-recipe-link.ts';

interface SaveProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly link: RecipeLink;
  readonly spec: ImageSpec | null;
}

function NoteField(props: {
  readonly value: string;
  readonly onChange: (note: string) => void;
  readonly example: string;
}): ReactElement {
  return (
    <Field label="Note" help="What is new, for the others. May stay empty.">
      {(control) => (
        <Input
          {...control}
          maxLength={300}
          autoComplete="off"
          placeholder={props.example}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function Actions(props: {
  readonly label: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly onCancel: () => void;
}): ReactElement {
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={props.onCancel}>Cancel</Button>
      <Button type="submit" variant="primary" disabled={props.busy || props.disabled}>
        {props.busy ? 'Saving' : props.label}
      </Button>
    </div>
  );
}

function NewRecipeForm({ spec, link, onOpenChange }: SaveProps): ReactElement {
  const onNews = useRecipeNews();
  const [name, setName] = useState(spec?.name ?? '');
  const [note, setNote] = useState('');
  const create = useMutation({
    mutationFn: () => apiPost<RecipeDetail>('recipes', { spec, name: name.trim(), note: note.trim() }),
    onSuccess: (recipe) => {
      onNews(recipe);
      link.follow(recipe.id, recipe.current.number);
      toast.success(`Saved as the recipe ${recipe.name}.`);
      onOpenChange(false);
    },
  });
  return (
    <form
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <Field label="Name" error={create.error?.message}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={80}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <NoteField value={note} onChange={setNote} example="Gateway for the press line" />
      <Actions
        label="Save"
        busy={create.isPending}
        disabled={name.trim() === ''}
        onCancel={() => onOpenChange(false)}
      />
    </form>
  );
}

function VersionForm({
  spec,
  link,
  recipe,
  onOpenChange,
  onSeparate,
}: SaveProps & { readonly recipe: RecipeDetail; readonly onSeparate: () => void }): ReactElement {
  const { base, newer } = link;
  const [note, setNote] = useState('');
  const save = useSaveVersion(recipe.id);
  const submit = (): void =>
    save.mutate(
      // On top of what somebody else saved only once the person was told of it, right here
      { spec, note: note.trim(), expectedVersion: newer?.number ?? base ?? recipe.current.number },
      {
        onSuccess: (saved) => {
          link.follow(recipe.id, saved.recipe.current.number);
          onOpenChange(false);
        },
      },
    );
  return (
    <form
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {newer === null ? null : (
        <Notice
          tone="attention"
          role="alert"
          title={`${newer.createdBy} saved version ${newer.number}${newer.note === '' ? '' : ` ("${newer.note}")`} while you worked on version ${base}.`}
          actions={
            <>
              <Button asChild size="sm">
                <Link
                  href={`/recipes/${encodeURIComponent(recipe.id)}?tab=compare&from=${base}&to=${newer.number}`}
                  target="_blank"
                >
                  See what changed
                </Link>
              </Button>
              <Button size="sm" onClick={onSeparate}>
                Keep mine as a recipe of its own
              </Button>
            </>
          }
        >
          Saved on top, yours becomes the current version. Theirs stays in the history.
        </Notice>
      )}
      {save.isError && newer === null ? (
        <p role="alert" className="text-fail text-sm">
          {save.error.message}
        </p>
      ) : null}
      <NoteField value={note} onChange={setNote} example="Hailo-8 instead of the Coral stick" />
      <Actions
        label={newer === null ? 'Save' : `Save on top, as version ${newer.number + 1}`}
        busy={save.isPending}
        onCancel={() => onOpenChange(false)}
      />
    </form>
  );
}

/** Keeps the draft: as the next version of its recipe, or as a recipe of its own. */
export function SaveRecipeDialog(props: SaveProps): ReactElement {
  const { open, link } = props;
  const [separate, setSeparate] = useState(false);
  useEffect(() => {
    if (open) setSeparate(false);
  }, [open]);
  const recipe = separate ? null : link.recipe;
  return (
    <Dialog
      open={open}
      onOpenChange={props.onOpenChange}
      title={recipe === null ? 'Save as a recipe' : `Save a version of ${recipe.name}`}
      description={recipe === null ? 'The team finds it under Recipes, with every version of it.' : undefined}
    >
      {recipe === null ? (
        <NewRecipeForm {...props} />
      ) : (
        <VersionForm {...props} recipe={recipe} onSeparate={() => setSeparate(true)} />
      )}
    </Dialog>
  );
}
