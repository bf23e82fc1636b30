-- A JSON list of texts as an array, sorted. Immutable, which a generated column asks for.
CREATE FUNCTION "sorted_texts"("list" JSONB) RETURNS TEXT[] LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN ARRAY(SELECT jsonb_array_elements_text("list") AS "item" ORDER BY 1);

-- What lists filter by, so that they need not read the resolved image, and who keeps an image for good.
ALTER TABLE "image"
    ADD COLUMN "runtimes" TEXT[] NOT NULL GENERATED ALWAYS AS (
        "sorted_texts"(jsonb_path_query_array("resolved", '$.units[*] ? (@.kind == "runtime").id'))
    ) STORED,
    ADD COLUMN "accelerators" TEXT[] NOT NULL GENERATED ALWAYS AS (
        "sorted_texts"(jsonb_path_query_array("resolved", '$.units[*] ? (@.kind == "accelerator").id'))
    ) STORED,
    ADD COLUMN "pinnedAt" TIMESTAMP(3),
    ADD COLUMN "pinnedById" TEXT;

-- One index for each order of the list. The last column makes the order total, so that pages neither skip nor repeat.
DROP INDEX "image_teamId_createdAt_idx";
CREATE INDEX "image_teamId_createdAt_id_idx" ON "image"("teamId", "createdAt", "id");
CREATE INDEX "image_teamId_sizeBytes_id_idx" ON "image"("teamId", "sizeBytes", "id");
CREATE INDEX "image_by_name" ON "image"("teamId", "name" COLLATE "C", "id");
-- What was not booted comes last in either direction.
CREATE INDEX "image_by_fastest_boot" ON "image"("teamId", COALESCE("bootSeconds", 'Infinity'::DOUBLE PRECISION), "id");
CREATE INDEX "image_by_slowest_boot" ON "image"("teamId", COALESCE("bootSeconds", '-Infinity'::DOUBLE PRECISION), "id");
-- All that facets count, so that counting reads this index alone.
CREATE INDEX "image_facets" ON "image"("teamId") INCLUDE (
    "name", "board", "engine", "release", "preemption", "channel", "runtimes", "accelerators", "sizeBytes", "createdAt",
    "pinnedAt"
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "layout" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_policy" (
    "teamId" TEXT NOT NULL,
    "keepLastPerName" INTEGER NOT NULL,
    "deleteDraftsAfterDays" INTEGER,
    "deleteCandidatesAfterDays" INTEGER,
    "deleteDeprecatedAfterDays" INTEGER,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "updatedByName" TEXT NOT NULL,

    CONSTRAINT "retention_policy_pkey" PRIMARY KEY ("teamId")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_teamId_userId_name_key" ON "saved_view"("teamId", "userId", "name");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retention_policy" ADD CONSTRAINT "retention_policy_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
