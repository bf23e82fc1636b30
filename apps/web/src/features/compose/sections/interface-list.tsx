'use client';
import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { useComposerContext } from '../composer-context.ts';

type InterfaceDraft = Readonly<Record<string, unknown>>;

const FIELDS = [
  { key: 'name', label: 'Interface', placeholder: 'eth0' },
  { key: 'address', label: 'Fixed address', placeholder: 'DHCP' },
  { key: 'gateway', label: 'Gateway', placeholder: 'none' },
] as const;

/** Interfaces with settings of their own. */
export function InterfaceList(): ReactElement {
  const composer = useComposerContext();
  const raw = composer.value(['network', 'interfaces']);
  const interfaces = (Array.isArray(raw) ? raw : []) as readonly InterfaceDraft[];
  const put = (next: readonly InterfaceDraft[], merge = false): void =>
    composer.set(['network', 'interfaces'], next, 'Interfaces', merge);
  const change = (index: number, key: string, value: string): void =>
    put(
      interfaces.map((entry, place) => {
        if (place !== index) return entry;
        const { [key]: _old, ...others } = entry;
        return value === '' && key !== 'name' ? others : { ...entry, [key]: value };
      }),
      true,
    );
  return (
    <div>
      <p className="font-medium text-sm">Interfaces</p>
      <p className="text-ink-2 text-xs">Without any, every wired interface asks for an address by DHCP.</p>
      <ul className="mt-3 space-y-4">
        {interfaces.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are typed
          <li key={index} className="grid gap-3 sm:grid-cols-[1fr_1.4fr_1.2fr_2rem] sm:items-start">
            {FIELDS.map((field) => (
              <Field
                key={field.key}
                label={field.label}
                error={composer.problemAt(`/network/interfaces/${index}/${field.key}`)}
              >
                {(control) => (
                  <Input
                    {...control}
                    value={typeof entry[field.key] === 'string' ? (entry[field.key] as string) : ''}
                    placeholder={field.placeholder}
                    spellCheck={false}
                    className="font-mono text-sm"
                    onChange={(event) => change(index, field.key, event.target.value)}
                  />
                )}
              </Field>
            ))}
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Remove interface ${typeof entry.name === 'string' ? entry.name : index + 1}`}
              onClick={() => put(interfaces.filter((_, place) => place !== index))}
              className="sm:mt-7"
            >
              <X className="size-4" aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        className="mt-3"
        onClick={() => put([...interfaces, { name: `eth${interfaces.length}` }])}
      >
        <Plus className="size-3.5" aria-hidden />
        Add an interface
      </Button>
    </div>
  );
}
