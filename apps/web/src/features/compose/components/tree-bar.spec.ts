import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TreeBar } from './tree-bar.tsx';

function markup(change: Partial<Parameters<typeof TreeBar>[0]> = {}): string {
  const props = { possible: true, busy: false, error: null, onDownload: () => undefined, ...change };
  return renderToStaticMarkup(createElement(TreeBar, props));
}

describe('TreeBar', () => {
  it('offers the tree', () => {
    const html = markup();
    expect(html).toMatch(/<button(?![^>]* disabled="")[^>]*>.*Download tree<\/button>/);
    expect(html).toContain('to build without Boardwright');
  });

  it('says that it is packed, and can not be asked twice', () => {
    expect(markup({ busy: true })).toMatch(
      /<button(?=[^>]* disabled="")(?=[^>]* aria-busy="true")[^>]*>.*Packing the tree<\/button>/,
    );
  });

  it('says why it failed, and can be asked again', () => {
    const html = markup({ error: 'The server could not be reached.' });
    expect(html).toMatch(
      /role="status" class="[^"]*text-fail">The tree could not be packed\. The server could not be reached\.</,
    );
    expect(html).toMatch(/<button(?![^>]* disabled="")/);
  });

  it('says what stands in the way', () => {
    const html = markup({ possible: false });
    expect(html).toMatch(/<button(?=[^>]* disabled="")/);
    expect(html).toContain('Mend the problems below to download the tree.');
  });
});
