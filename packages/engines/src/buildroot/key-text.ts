import type { RenderedFile } from '../plan.ts';
import { REQUIRED_KERNEL_CONFIG, REQUIRED_UBOOT_CONFIG } from './render-kernel.ts';

/**
 * The part of a file that decides a stage's result. Reasons are left out: they may differ between images whose configuration
 * is the same, which then share the stage.
 */
export function keyText({ path, content }: RenderedFile): string {
  if (path.endsWith('.fragment')) return content.replace(/^# because .*\n/gm, '');
  if (path !== REQUIRED_KERNEL_CONFIG && path !== REQUIRED_UBOOT_CONFIG) return content;
  const lines = JSON.parse(content) as readonly { readonly line: string }[];
  return lines.map(({ line }) => `${line}\n`).join('');
}
