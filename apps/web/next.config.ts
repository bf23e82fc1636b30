import type { NextConfig } from 'next';

const SECURITY_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `tsc` checks types for the whole repository
  typescript: { ignoreBuildErrors: true },
  transpilePackages: [
    '@boardwright/api',
    '@boardwright/artifacts',
    '@boardwright/catalog',
    '@boardwright/core',
    '@boardwright/db',
    '@boardwright/engines',
    '@boardwright/evidence',
    '@boardwright/jobs',
    '@boardwright/spec',
  ],
  // The API is mounted in the Pages Router (see src/pages/api); one copy of zod, as in the App Router
  bundlePagesRouterDependencies: true,
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    '@aws-sdk/lib-storage',
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    'ioredis',
    'bullmq',
    'pino',
    'prom-client',
  ],
  headers: async () => [{ source: '/:path*', headers: SECURITY_HEADERS }],
};

export default config;
