/** Why a setup link did not sign a person in, in plain words, from the code the sign-in library gives. */
export function linkProblem(code: string | null): string | null {
  if (code === null) return null;
  if (/EXPIRED/i.test(code)) return 'This link has expired. Links work for 24 hours.';
  if (/INVALID_TOKEN|ATTEMPTS_EXCEEDED/i.test(code))
    return 'This link was used already, or is not complete. Each link works once.';
  return 'This link did not work.';
}
