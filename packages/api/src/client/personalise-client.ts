import type { PersonalValuesInput } from '@boardwright/spec/personal-values';
import type { PersonalDigest, PersonalFile, Personalisation } from '../schemas/personalise.ts';
import type { Transport } from './transport.ts';

/** Images for one device. */
export interface PersonaliseClient {
  readonly getPersonalisation: (id: string, signal?: AbortSignal) => Promise<Personalisation>;
  readonly checkPersonalised: (
    id: string,
    values: PersonalValuesInput,
    signal?: AbortSignal,
  ) => Promise<PersonalFile>;
  readonly digestPersonalised: (
    id: string,
    values: PersonalValuesInput,
    signal?: AbortSignal,
  ) => Promise<PersonalDigest>;
  /** The file's bytes; its sha256 comes in the trailer Repr-Digest, where the client can read trailers. */
  readonly downloadPersonalised: (
    id: string,
    values: PersonalValuesInput,
    signal?: AbortSignal,
  ) => Promise<Response>;
}

const id = encodeURIComponent;

/** @returns the operations of personalise over HTTP */
export function createPersonaliseClient({ json, send }: Transport): PersonaliseClient {
  return {
    getPersonalisation: (image, signal) => json('GET', `/images/${id(image)}/personalisation`, { signal }),
    checkPersonalised: (image, body, signal) =>
      json('POST', `/images/${id(image)}/personalised/check`, { body, signal }),
    digestPersonalised: (image, body, signal) =>
      json('POST', `/images/${id(image)}/personalised/digest`, { body, signal }),
    downloadPersonalised: (image, body, signal) =>
      send('POST', `/images/${id(image)}/personalised`, { body, signal }),
  };
}
