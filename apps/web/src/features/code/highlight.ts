import { yaml } from '@codemirror/lang-yaml';
import { type Language, type LanguageSupport, StreamLanguage } from '@codemirror/language';
import { dockerFile } from '@codemirror/legacy-modes/mode/dockerfile';
import { json } from '@codemirror/legacy-modes/mode/javascript';
import { properties } from '@codemirror/legacy-modes/mode/properties';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';

/** Classes, not colours: both themes colour them in globals.css. */
const highlighter = tagHighlighter([
  { tag: tags.comment, class: 'tok-comment' },
  { tag: [tags.string, tags.special(tags.string)], class: 'tok-string' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], class: 'tok-number' },
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.definitionKeyword, tags.controlKeyword],
    class: 'tok-keyword',
  },
  { tag: [tags.propertyName, tags.attributeName, tags.definition(tags.propertyName)], class: 'tok-name' },
  { tag: [tags.variableName, tags.special(tags.variableName)], class: 'tok-variable' },
  { tag: [tags.meta, tags.processingInstruction], class: 'tok-comment' },
]);

const shellLanguage = StreamLanguage.define(shell);
const propertiesLanguage = StreamLanguage.define(properties);
const LANGUAGES: Readonly<Record<string, Language | LanguageSupport>> = {
  yaml: yaml(),
  json: StreamLanguage.define(json),
  shell: shellLanguage,
  properties: propertiesLanguage,
  dockerfile: StreamLanguage.define(dockerFile),
};

/** Language of a generated file, by its name and first line. */
export function languageOf(path: string, content: string): string {
  const name = path.split('/').at(-1) ?? path;
  if (/\.ya?ml$/.test(name)) return 'yaml';
  if (/\.json$/.test(name)) return 'json';
  if (/dockerfile/i.test(name)) return 'dockerfile';
  if (/\.(md|txt)$/.test(name)) return 'text';
  if (/\.(sh|bash)$/.test(name) || /^#!.*sh\b/.test(content)) return 'shell';
  return 'properties';
}

export interface CodePiece {
  readonly text: string;
  readonly classes: string;
}

/** Splits a file into lines of coloured pieces. */
export function highlightLines(content: string, language: string): CodePiece[][] {
  if (language === 'text')
    return content
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => [{ text, classes: '' }]);
  const support = LANGUAGES[language] ?? propertiesLanguage;
  const parser = 'language' in support ? support.language.parser : support.parser;
  const lines: CodePiece[][] = [[]];
  highlightCode(
    content,
    parser.parse(content),
    highlighter,
    (text, classes) => lines.at(-1)?.push({ text, classes }),
    () => lines.push([]),
  );
  if (content.endsWith('\n')) lines.pop();
  return lines;
}
