import { stringify } from 'yaml';
import { ImageSpec } from './image-spec.ts';

type Plain = Record<string, unknown>;

function isPlain(value: unknown): value is Plain {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Leaves out members that equal the default, and sections that become empty by that. */
function withoutDefaults(value: Plain, defaults: Plain): Plain {
  const kept: Plain = {};
  for (const [key, member] of Object.entries(value)) {
    const usual = defaults[key];
    if (isPlain(member) && isPlain(usual)) {
      const section = withoutDefaults(member, usual);
      if (Object.keys(section).length > 0) kept[key] = section;
    } else if (member !== undefined && JSON.stringify(member) !== JSON.stringify(usual)) kept[key] = member;
  }
  return kept;
}

/** What a person would write: fields in the schema's order, defaults left out. */
function written(spec: ImageSpec): Plain {
  // Parsing again puts keys into the schema's order, whatever order the caller built them in.
  const { apiVersion, name, board, engine, ...sections } = ImageSpec.parse(spec);
  const identity = { apiVersion, name, board, engine };
  return { ...identity, ...withoutDefaults(sections, ImageSpec.parse(identity)) };
}

/**
 * Prints a spec as YAML.
 *
 * @invariant equal specs print to equal text; `parseSpecText(printSpecYaml(spec))` gives the same spec
 */
export function printSpecYaml(spec: ImageSpec): string {
  return stringify(written(spec), {
    version: '1.2',
    schema: 'core',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}

/** Prints a spec as JSON with two spaces; same rules as the YAML form. */
export function printSpecJson(spec: ImageSpec): string {
  return `${JSON.stringify(written(spec), null, 2)}\n`;
}
