import type { ImageSpecInput } from '@boardwright/spec/image-spec';

/** A use case to start from: a whole spec and what it is for. Data only, one directory each. */
export interface Blueprint {
  readonly id: string;
  readonly title: string;
  /** One or two sentences: the problem it solves. */
  readonly summary: string;
  /** How data goes through the device, in order, for the picture. */
  readonly dataFlow: readonly { readonly step: string; readonly detail: string }[];
  /** What a person still brings along. Empty when nothing. */
  readonly bring: readonly string[];
  readonly spec: ImageSpecInput;
}
