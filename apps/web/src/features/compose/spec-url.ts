import { parseSpec } from '@boardwright/spec/parse-spec';
import { printSpecJson } from '@boardwright/spec/print-spec';
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { isDraft, type SpecDraft } from './spec-draft.ts';

/** Longer links are cut by mail programs and proxies, and nothing a form makes comes near it. */
export const LONGEST_PARAM = 24_000;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

/** Packs a draft into one URL parameter. */
export function packSpec(draft: SpecDraft): string {
  return toBase64Url(deflateSync(strToU8(JSON.stringify(draft)), { level: 9 }));
}

/** @returns the draft of a parameter, or null when it is cut off or no draft */
export function unpackSpec(param: string): SpecDraft | null {
  if (param.length > LONGEST_PARAM) return null;
  try {
    const value: unknown = JSON.parse(strFromU8(inflateSync(fromBase64Url(param))));
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

/** What a person would have written for a stored spec: without defaults. */
export function toDraft(spec: unknown): SpecDraft | null {
  const parsed = parseSpec(spec);
  const value: unknown = parsed.ok ? JSON.parse(printSpecJson(parsed.spec)) : spec;
  return isDraft(value) ? value : null;
}

/** Link that opens the composer with a stored spec. */
export function composeHref(spec: unknown): string {
  const draft = toDraft(spec);
  return draft === null ? '/compose' : `/compose?spec=${packSpec(draft)}`;
}
