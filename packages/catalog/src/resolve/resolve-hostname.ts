import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { ResolvedImage } from '../resolved-image.ts';

/** @returns the host name: that of the spec's network, else the spec's own */
export function resolveHostname(spec: ImageSpec): ResolvedImage['hostname'] {
  const { hostname } = spec.network;
  return hostname === undefined
    ? { value: spec.name, because: 'the name of the spec, as it has no network.hostname' }
    : { value: hostname, because: 'network.hostname of the spec' };
}
