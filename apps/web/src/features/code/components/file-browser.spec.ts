import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { FileBrowser } from './file-browser.tsx';

it('offers the file it shows to copy and to save, by its whole path', () => {
  const files = [
    { path: 'build.sh', content: '#!/bin/sh\n' },
    { path: 'config/fragments/20-system.fragment', content: 'BR2_CCACHE=y\n', because: { 1: 'always' } },
  ];
  const html = renderToStaticMarkup(createElement(FileBrowser, { files, layout: 'stacked' }));
  expect([...html.matchAll(/aria-label="((?:Copy|Download) [^"]*)"/g)].map(([, label]) => label)).toEqual([
    'Copy config/fragments/20-system.fragment',
    'Download config/fragments/20-system.fragment',
  ]);
});
