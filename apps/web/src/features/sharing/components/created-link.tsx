'use client';
import type { CreatedShareLink } from '@boardwright/api/schemas/share-link';
import { BOARDS } from '@boardwright/catalog/boards';
import { type ReactElement, useState } from 'react';
import { CommandLine } from '#components/ui/command-line.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { ShownOnce } from '#components/ui/shown-once.tsx';
import { badgeMarkdown } from '../link-words.ts';

const BOARD_OPTIONS = [...BOARDS.values()].map(({ id, title }) => ({ value: id, label: title }));

function ImagerAddress({ url }: { readonly url: string }): ReactElement {
  return (
    <>
      <CommandLine command={url} label="Copy the address of the repository" />
      <p className="mt-3 mb-1.5 text-ink-2 text-sm">
        In Raspberry Pi Imager: App Options, Content Repository. Or start it with:
      </p>
      <CommandLine command={`rpi-imager --repo "${url}"`} label="Copy the command" />
    </>
  );
}

function BadgeAddress({ url }: { readonly url: string }): ReactElement {
  const [board, setBoard] = useState(BOARD_OPTIONS[0]?.value ?? '');
  const title = BOARD_OPTIONS.find(({ value }) => value === board)?.label ?? board;
  return (
    <div className="space-y-3">
      <Field label="Board">
        {({ id }) => (
          <Select
            id={id}
            label="Board"
            className="w-full"
            value={board}
            onValueChange={setBoard}
            options={BOARD_OPTIONS}
          />
        )}
      </Field>
      <CommandLine command={badgeMarkdown(url, board, title)} label="Copy the Markdown of the badge" />
      <p className="text-ink-2 text-sm">One address does for every board: its id stands before .svg.</p>
    </div>
  );
}

/** The address of a new link, shown this once. */
export function CreatedLink(props: {
  readonly created: CreatedShareLink;
  readonly onDone: () => void;
}): ReactElement {
  const { url, link } = props.created;
  return (
    <ShownOnce
      note="It is shown only now. Whoever has it needs no sign-in, so give it to nobody else."
      onDone={props.onDone}
    >
      {link.kind === 'imager' ? <ImagerAddress url={url} /> : <BadgeAddress url={url} />}
    </ShownOnce>
  );
}
