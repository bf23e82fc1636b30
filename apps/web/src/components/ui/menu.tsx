'use client';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cn } from '#lib/class-names.ts';
import { useMenuHome } from './use-menu-home.ts';

/** Things that can be done less often, behind one button. */
export function Menu(props: { readonly trigger: ReactNode; readonly children: ReactNode }): ReactElement {
  const { home, onOpenChange } = useMenuHome();
  return (
    // Not modal: what would be hidden from screen readers then is the very part the menu stands in
    <Radix.Root modal={false} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal container={home}>
        <Radix.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="animate-fade z-50 min-w-44 rounded-md border bg-panel p-1 shadow-pop"
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof Radix.Item>): ReactElement {
  return (
    <Radix.Item
      className={cn(
        'flex h-9 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 text-sm outline-none data-[highlighted]:bg-hover',
        className,
      )}
      {...rest}
    />
  );
}
