import type { RenderedFile } from '../plan.ts';
import { REQUIRED_KERNEL_CONFIG } from './render-kernel.ts';

/**
 * The part of a file that decides a stage's result. Reasons are left out: they may differ between images whose configuration
 * is the same, which then share the stage.
 */
export function keyText({ path, content }: RenderedFile): string {
  if (/\.(?:yml|bb|bbappend|cfg|conf)$/.test(path)) return content.replace(/^\s*# because .*\n/gm, '');
  if (path !== REQUIRED_KERNEL_CONFIG) return content;
  const lines = JSON.parse(content) as readonly { readonly line: string }[];
  return lines.map(({ line }) => `${line}\n`).join('');
}
