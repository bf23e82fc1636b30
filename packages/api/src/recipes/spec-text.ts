import { parseSpec } from '@boardwright/spec/parse-spec';
import { printSpecYaml } from '@boardwright/spec/print-spec';

/** A stored spec as a person writes it; one that this Boardwright no longer reads is printed as it is. */
export function specText(spec: unknown): string {
  const parsed = parseSpec(spec);
  return parsed.ok ? printSpecYaml(parsed.spec) : `${JSON.stringify(spec, null, 2)}\n`;
}
