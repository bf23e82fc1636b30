'use client';
import { Fragment, type ReactElement } from 'react';
import { NAV_ITEMS } from '#components/shell/nav-items.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

const GROUPS: readonly { title: string; keys: readonly (readonly [readonly string[], string])[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      [['Ctrl', 'K'], 'Search pages, boards, builds, images, recipes and actions'],
      [['?'], 'Show these shortcuts'],
      ...NAV_ITEMS.map((item) => [['g', item.key], `Go to ${item.label}`] as const),
    ],
  },
  {
    title: 'Compose',
    keys: [
      [['Ctrl', 'Z'], 'Undo the last change'],
      [['Ctrl', 'Shift', 'Z'], 'Redo'],
      [['Ctrl', 'Enter'], 'Build the image'],
      [['Ctrl', 'S'], 'Save as a recipe, or a version of it'],
    ],
  },
  {
    title: 'Images',
    keys: [
      [['/'], 'Search images'],
      [['j'], 'Next image, with k the one before'],
      [['Enter'], 'Open the image'],
      [['x'], 'Select the image, with Shift all up to here'],
      [['c'], 'Compare the two that are selected'],
      [['Esc'], 'Select nothing'],
    ],
  },
  {
    title: 'Build log',
    keys: [
      [['/'], 'Search the log'],
      [['Enter'], 'Next hit, with Shift the one before'],
      [['f'], 'Follow the end'],
      [['w'], 'Wrap long lines'],
      [['t'], 'Show times'],
      [['e'], 'Go to the first error'],
    ],
  },
];

export function ShortcutsDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}): ReactElement {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title="Keyboard shortcuts">
      {GROUPS.map((group) => (
        <section key={group.title} className="mt-4">
          <h3 className="mb-1.5 text-ink-3 text-xs">{group.title}</h3>
          <dl className="grid grid-cols-[8rem_1fr] items-center gap-y-1.5 text-sm">
            {group.keys.map(([keys, meaning]) => (
              <Fragment key={meaning}>
                <dt className="flex gap-1">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd className="text-ink-2">{meaning}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
