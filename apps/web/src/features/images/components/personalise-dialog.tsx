'use client';
import type { PersonalDigest, PersonalFile, Personalisation } from '@boardwright/api/schemas/personalise';
import { formatBytes } from '@boardwright/core/units';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { API_BASE, apiSend } from '#lib/api-client.ts';
import { draftProblems, EMPTY_DRAFT, type PersonalDraft, valuesOf } from '../personal-draft.ts';
import { submitDownload } from '../submit-download.ts';
import { PersonalFields } from './personal-fields.tsx';

/** Asks for what one device gets, and has the browser save the image with it. The values live in this component only. */
export function PersonaliseDialog(props: {
  readonly imageId: string;
  readonly personalisation: Personalisation;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}): ReactElement {
  const [draft, setDraft] = useState<PersonalDraft>(EMPTY_DRAFT);
  const [tried, setTried] = useState(false);
  const path = `images/${encodeURIComponent(props.imageId)}/personalised`;
  // Closures, not variables, and nothing kept: a cache must not hold the values.
  const digest = useMutation({
    gcTime: 0,
    mutationFn: () => apiSend<PersonalDigest>('POST', `${path}/digest`, valuesOf(draft)),
  });
  const download = useMutation({
    gcTime: 0,
    mutationFn: () => apiSend<PersonalFile>('POST', `${path}/check`, valuesOf(draft)),
    onSuccess: () => {
      submitDownload(`${API_BASE}/${path}/form`, { values: JSON.stringify(valuesOf(draft)) });
      digest.mutate();
    },
  });
  const problems = tried ? draftProblems(draft) : {};
  const change = (field: keyof PersonalDraft, value: string): void => {
    setDraft((before) => ({ ...before, [field]: value }));
    // What was said of another file is not true of this one.
    digest.reset();
    download.reset();
  };
  const close = (open: boolean): void => {
    props.onOpenChange(open);
    if (open) return;
    setDraft(EMPTY_DRAFT);
    setTried(false);
    digest.reset();
    download.reset();
  };
  const general = problems.all ?? download.error?.message ?? digest.error?.message;
  return (
    <Dialog
      open={props.open}
      onOpenChange={close}
      title="Personalise"
      description="Written into the downloaded file only. Nothing of it is stored or logged here; on the device it is taken over at the first start."
    >
      <form
        className="mt-4 space-y-4"
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.keys(draftProblems(draft)).length === 0) download.mutate();
        }}
      >
        <PersonalFields
          draft={draft}
          problems={problems}
          without={props.personalisation.without}
          onChange={change}
        />
        <div aria-live="polite" className="space-y-2 text-sm empty:hidden">
          {general ? <p className="text-fail">{general}</p> : null}
          {digest.isPending ? <p className="text-ink-2">Working out the checksum of your file.</p> : null}
          {digest.data ? (
            <>
              <p>
                {digest.data.fileName}, {formatBytes(digest.data.sizeBytes)}. Check the download with:
              </p>
              <CommandLine
                command={`echo "${digest.data.sha256}  ${digest.data.fileName}" | sha256sum --check`}
                label="Copy command: check the personalised download"
              />
            </>
          ) : null}
        </div>
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => close(false)}>Close</Button>
          <Button type="submit" variant="primary" disabled={download.isPending}>
            {download.isPending ? 'Checking' : 'Download'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
