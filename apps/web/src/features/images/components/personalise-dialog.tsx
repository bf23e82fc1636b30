'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { PersonalDigest, PersonalFile, Personalisation } from '@boardwright/api/schemas/personalise';
import { formatBytes } from '@boardwright/core/units';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { API_BASE, apiSend } from '#lib/api-client.ts';
import { draftProblems, EMPTY_DRAFT, type PersonalDraft, valuesOf } from '../personal-draft.ts';
import { submitDownload } from '../submit-download.ts';
import { PersonalCommands } from './personal-commands.tsx';
import { PersonalFields } from './personal-fields.tsx';

/** Asks for what one device gets, and has the browser save the image with it. The values live in this component only. */
export function PersonaliseDialog(props: {
  readonly image: ImageDetail;
  /** Of a machine that starts the file itself; null for a board whose medium is written. */
  readonly steps: readonly string[] | null;
  readonly personalisation: Personalisation;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}): ReactElement {
  const [draft, setDraft] = useState<PersonalDraft>(EMPTY_DRAFT);
  const [tried, setTried] = useState(false);
  const path = `images/${encodeURIComponent(props.image.id)}/personalised`;
  // Closures, not variables, and nothing kept: a cache must not hold the values.
  const digest = useMutation({
    gcTime: 0,
    mutationFn: () => apiSend<PersonalDigest>('POST', `${path}/digest`, valuesOf(draft)),
  });
  const download = useMutation({
    gcTime: 0,
    mutationFn: () => apiSend<PersonalFile>('POST', `${path}/check`, valuesOf(draft)),
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
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    if (Object.keys(draftProblems(draft)).length > 0) {
      // Once the page says which it is.
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    const values = JSON.stringify(valuesOf(draft));
    // Not called when something was typed meanwhile.
    const onSuccess = (): void => {
      submitDownload(`${API_BASE}/${path}/form`, { values });
      digest.mutate();
    };
    download.mutate(undefined, { onSuccess });
  };
  const answer = useRef<HTMLDivElement>(null);
  const said = [download.status, digest.status, problems.all].join();
  // Below the form, which is longer than most windows.
  useEffect(() => {
    if (said !== 'idle,idle,') answer.current?.scrollIntoView({ block: 'nearest' });
  }, [said]);
  const general = problems.all ?? download.error?.message;
  return (
    <Dialog
      open={props.open}
      onOpenChange={close}
      title="Personalise"
      className="w-[min(38rem,calc(100vw-2rem))] max-sm:top-[4dvh] max-sm:max-h-[92dvh]"
      description="Written into the downloaded file only. Nothing of it is stored or logged here; on the device it is taken over at the first start."
    >
      <form className="mt-4 space-y-4" noValidate autoComplete="off" onSubmit={submit}>
        <PersonalFields
          draft={draft}
          problems={problems}
          without={props.personalisation.without}
          onChange={change}
        />
        <div ref={answer} aria-live="polite" className="scroll-mb-20 space-y-2 text-sm empty:hidden">
          {general ? <Notice tone="failed" title={general} /> : null}
          {download.isSuccess ? (
            <Notice
              tone={digest.isError ? 'attention' : 'ok'}
              title={`Your browser saves ${download.data.fileName}.`}
            >
              {digest.data ? (
                <>
                  <p className="mb-3">
                    {formatBytes(digest.data.sizeBytes)}. An interrupted download starts over; the same values
                    make the same file. Its commands, instead of those of the plain image:
                  </p>
                  <PersonalCommands image={props.image} steps={props.steps} file={digest.data} />
                </>
              ) : digest.isError ? (
                <p>Its checksum could not be worked out: {digest.error.message}</p>
              ) : (
                <p>Working out its checksum.</p>
              )}
            </Notice>
          ) : null}
        </div>
        <div className="sticky -bottom-5 -mx-5 -mb-5 flex justify-end gap-2 border-t bg-panel px-5 py-3">
          <Button onClick={() => close(false)}>Close</Button>
          <Button type="submit" variant="primary" disabled={download.isPending}>
            {download.isPending ? 'Checking' : 'Download'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
