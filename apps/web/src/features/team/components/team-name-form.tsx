'use client';
import type { TeamView } from '@boardwright/api/schemas/team';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { apiSend } from '#lib/api-client.ts';

export function TeamNameForm({ name }: { readonly name: string }): ReactElement {
  const client = useQueryClient();
  const [draft, setDraft] = useState(name);
  const rename = useMutation({
    mutationFn: () => apiSend<TeamView>('PATCH', 'team', { name: draft }),
    onSuccess: async (team) => {
      setDraft(team.name);
      client.setQueryData(['team'], team);
      await client.invalidateQueries({ queryKey: ['me'] });
      toast.success('Renamed.');
    },
  });
  const unchanged = draft.trim() === name || draft.trim() === '';
  return (
    <form
      className="max-w-md"
      onSubmit={(event) => {
        event.preventDefault();
        if (!unchanged) rename.mutate();
      }}
    >
      <Field label="Name of the team" error={rename.error?.message}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              maxLength={80}
              value={draft}
              onChange={(event) => setDraft(event.target.value)}
            />
            <Button type="submit" disabled={unchanged || rename.isPending}>
              Rename
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
