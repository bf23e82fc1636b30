'use client';
import type { ReactElement } from 'react';
import { CheckRow } from '#components/ui/check-row.tsx';
import { useComposerContext } from '../composer-context.ts';

const OUTPUTS = [
  { id: 'sdk', title: 'SDK', summary: 'Compiler and sysroot to build your own programs for the image.' },
  { id: 'legal-info', title: 'Legal info', summary: 'Licences and sources of everything on the image.' },
  {
    id: 'cve-report',
    title: 'CVE report',
    summary: 'Known vulnerabilities of all recipes, by the National Vulnerability Database of the day.',
  },
] as const;
const PATH = ['engine', 'outputs'] as const;

/** Yocto brings the licences of every image along, and what its recipes say of vulnerabilities. */
const OUTPUTS_OF: Readonly<Record<string, readonly string[]>> = {
  buildroot: ['sdk', 'legal-info'],
  yocto: ['sdk', 'cve-report'],
};

/** What an engine that compiles makes beside the image when asked; nothing for the others. */
export function EngineOutputs(): ReactElement | null {
  const composer = useComposerContext();
  const chosen = composer.list(PATH);
  const offered = OUTPUTS_OF[composer.text(['engine', 'kind'])] ?? [];
  // One that was chosen with another engine stays in sight, so that it can be taken back.
  const shown = OUTPUTS.filter(({ id }) => offered.includes(id) || chosen.includes(id));
  if (shown.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">Also make</legend>
      <div className="border-t">
        {shown.map(({ id, title, summary }) => (
          <CheckRow
            key={id}
            title={title}
            summary={summary}
            checked={chosen.includes(id)}
            onChange={(checked) => {
              const next = OUTPUTS.map((one) => one.id).filter((one) =>
                one === id ? checked : chosen.includes(one),
              );
              // Nothing chosen is nothing written: the spec stays the one it was.
              const value = next.length === 0 ? undefined : next;
              composer.set(PATH, value, `${checked ? 'Add' : 'Remove'} ${title}`);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
