'use client';
import type { RecipeView } from '@boardwright/api/schemas/recipe';
import { type ReactElement, useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { useChangeRecipe } from '../use-recipe-actions.ts';

export function RenameDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly recipe: RecipeView;
}): ReactElement {
  const { recipe, open } = props;
  const [name, setName] = useState(recipe.name);
  const { mutate, reset, error, isPending } = useChangeRecipe(recipe.id);
  useEffect(() => {
    if (!open) return;
    setName(recipe.name);
    reset();
  }, [open, recipe.name, reset]);
  const unchanged = name.trim() === '' || name.trim() === recipe.name;
  return (
    <Dialog open={open} onOpenChange={props.onOpenChange} title="Rename the recipe">
      <form
        className="mt-4 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!unchanged) mutate({ name: name.trim() }, { onSuccess: () => props.onOpenChange(false) });
        }}
      >
        <Field label="Name" error={error?.message}>
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
          <Button onClick={() => props.onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={unchanged || isPending}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
