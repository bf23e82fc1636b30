'use client';
import { Check, Copy } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { cn } from '#lib/class-names.ts';

/** Copies text and says so. `label` names what is copied: "Copy sha256 of the image". */
export function CopyButton(props: {
  readonly text: string;
  readonly label: string;
  readonly className?: string;
}): ReactElement {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      aria-label={copied ? 'Copied' : props.label}
      title={copied ? 'Copied' : props.label}
      onClick={() => {
        navigator.clipboard.writeText(props.text).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
      className={cn(
        'inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-3 transition-colors hover:bg-hover hover:text-ink',
        copied && 'text-ok',
        props.className,
      )}
    >
      <Icon className="size-3.5" aria-hidden />
    </button>
  );
}
