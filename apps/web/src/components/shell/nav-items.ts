import {
  Boxes,
  CircuitBoard,
  Hammer,
  type LucideIcon,
  NotebookText,
  Settings2,
  SlidersHorizontal,
} from 'lucide-react';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** Second key after `g`. */
  readonly key: string;
}

export const NAV_ITEMS: readonly NavItem[] = [
  { href: '/compose', label: 'Compose', icon: SlidersHorizontal, key: 'c' },
  { href: '/builds', label: 'Builds', icon: Hammer, key: 'b' },
  { href: '/images', label: 'Images', icon: Boxes, key: 'i' },
  { href: '/recipes', label: 'Recipes', icon: NotebookText, key: 'r' },
  { href: '/boards', label: 'Boards', icon: CircuitBoard, key: 'd' },
  { href: '/settings', label: 'Settings', icon: Settings2, key: 's' },
];

export function isCurrent(item: NavItem, pathname: string): boolean {
  return pathname === item.href || pathname.startsWith(`${item.href}/`);
}
