'use client';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { OpenApi } from '../open-api.ts';
import { accessWords, type ListedOperation } from '../operation-groups.ts';
import { OperationBody } from './operation-body.tsx';

/** One operation, folded until somebody wants to know. The address behind `#` opens the one it names. */
export function OperationItem(props: {
  readonly document: OpenApi;
  readonly listed: ListedOperation;
}): ReactElement {
  const { id, method, path, operation } = props.listed;
  const [open, setOpen] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const follow = (): void => {
      if (window.location.hash !== `#${id}`) return;
      setOpen(true);
      details.current?.scrollIntoView();
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [id]);
  return (
    <details
      id={id}
      ref={details}
      open={open}
      onToggle={(event) => {
        const now = event.currentTarget.open;
        if (now && !open) window.history.replaceState(window.history.state, '', `#${id}`);
        setOpen(now);
      }}
      className="scroll-mt-4 bg-panel open:pb-0"
    >
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-2 text-sm hover:bg-hover">
        <code className="w-14 shrink-0 font-medium font-mono text-xs">{method}</code>
        <code className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{path}</code>
        <span className="min-w-0 flex-1 text-ink-2 max-sm:basis-full">{operation.summary}</span>
        <span className="shrink-0 text-ink-2 text-xs">{accessWords(operation)}</span>
      </summary>
      {open ? <OperationBody document={props.document} listed={props.listed} /> : null}
    </details>
  );
}
