import type { ResolvedFile } from '../resolved-image.ts';

/** BusyBox init has no journal and no units to drop settings into. */
export function withoutSystemd(files: readonly ResolvedFile[]): ResolvedFile[] {
  return files.filter(({ path }) => !path.startsWith('/etc/systemd/'));
}
