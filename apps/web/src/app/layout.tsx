import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import type { ReactElement, ReactNode } from 'react';
import { Providers } from '#components/shell/providers.tsx';
import { THEME_SCRIPT } from '#lib/theme.ts';
import './globals.css';

/** Every page is rendered per request, because each answer's scripts carry its own nonce. */
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'Boardwright', template: '%s · Boardwright' },
  description: 'Compose edge-AI Linux images, watch them build, and flash what was proven.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f7f7' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1315' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; must run before first paint */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
