'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { personalisationQuery } from '../image-queries.ts';
import { PersonaliseDialog } from './personalise-dialog.tsx';

/** Offers the download with a device's own values, or says why this image has none. */
export function PersonalisePart(props: {
  readonly image: ImageDetail;
  /** Of a machine that starts the file itself; null for a board whose medium is written. */
  readonly steps: readonly string[] | null;
}): ReactElement {
  const { image } = props;
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery(personalisationQuery(image.id));
  const refused = data?.refused ?? error?.message;
  return (
    <section aria-labelledby="personalise-title" className="mt-6">
      <h3 id="personalise-title" className="mb-1.5 font-medium text-sm">
        For one device
      </h3>
      <p id="personalise-about" className="text-ink-2 text-sm">
        {refused ??
          'Host name, SSH keys, Wi-Fi, time zone, address and a claim token, put into the download.'}
      </p>
      <Button
        className="mt-2"
        aria-describedby="personalise-about"
        disabled={data === undefined || data.refused !== null}
        onClick={() => setOpen(true)}
      >
        Personalise
      </Button>
      {data && data.refused === null ? (
        <PersonaliseDialog
          image={image}
          steps={props.steps}
          personalisation={data}
          open={open}
          onOpenChange={setOpen}
        />
      ) : null}
    </section>
  );
}
