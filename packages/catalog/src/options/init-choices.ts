import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { Choice } from './choice.ts';

const SYSTEMD: Choice = {
  id: '',
  title: 'systemd',
  summary: 'Units, a journal, networkd: what most packages expect.',
};
const BUSYBOX: Choice = {
  id: 'busybox',
  title: 'BusyBox',
  summary: 'Scripts of /etc/init.d, mdev and ifupdown: smaller, and fewer wakeups.',
};

/** What can start everything on the device: only Yocto has a choice. What a spec has all the same stays in sight. */
export function initsOf({ engine }: ImageSpec): Choice[] {
  if (engine.kind === 'yocto') {
    const named = engine.init === 'systemd' ? [{ ...SYSTEMD, id: 'systemd' }] : [SYSTEMD];
    return [...named, BUSYBOX];
  }
  if (engine.init === undefined) return [];
  const own = engine.kind === 'buildroot' ? { ...BUSYBOX, id: '' } : SYSTEMD;
  const chosen = engine.init === 'busybox' ? BUSYBOX : { ...SYSTEMD, id: 'systemd' };
  return [own, chosen];
}
