'use client';
import type { ImageExpiry } from '@boardwright/api/schemas/image';
import type { ReactElement } from 'react';
import { expiryWords } from '../removal-words.ts';

/** When retention takes the image, and by which rule. */
export function ExpiryLine({ expiry }: { readonly expiry: ImageExpiry }): ReactElement {
  return (
    <span>
      <time
        dateTime={expiry.at}
        title={new Date(expiry.at).toLocaleString()}
        className="font-medium text-ink"
        suppressHydrationWarning
      >
        {expiryWords(expiry, Date.now())}
      </time>{' '}
      by the retention rules: {expiry.reason}
    </span>
  );
}
