import { createHash } from 'node:crypto';
import { THEME_SCRIPT } from '#lib/theme.ts';

const themeHash = createHash('sha256').update(THEME_SCRIPT).digest('base64');

/**
 * Content-Security-Policy of a page. Scripts run only with this answer's nonce (and what those load), or as the one
 * constant that sets the theme. Styles may be inline, because libraries position things with style attributes.
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    // Development reloads code with eval
    `script-src 'self' 'nonce-${nonce}' 'sha256-${themeHash}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
