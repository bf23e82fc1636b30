/** When images of a team go by themselves. Released and pinned images never do. */
export interface RetentionRules {
  /** The newest so many of each name and board stay, whatever their age. */
  readonly keepLastPerName: number;
  /** Days in the channel after which an image goes; null: never. */
  readonly deleteDraftsAfterDays: number | null;
  readonly deleteCandidatesAfterDays: number | null;
  readonly deleteDeprecatedAfterDays: number | null;
}

/** Until a team says otherwise, nothing goes by itself. */
export const NO_RETENTION: RetentionRules = {
  keepLastPerName: 3,
  deleteDraftsAfterDays: null,
  deleteCandidatesAfterDays: null,
  deleteDeprecatedAfterDays: null,
};

/** False when the rules remove nothing, whatever there is. */
export function removesAnything(rules: RetentionRules): boolean {
  return (
    rules.deleteDraftsAfterDays !== null ||
    rules.deleteCandidatesAfterDays !== null ||
    rules.deleteDeprecatedAfterDays !== null
  );
}
