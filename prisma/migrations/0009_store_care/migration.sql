-- CreateEnum
CREATE TYPE "BlobFailure" AS ENUM ('damaged', 'missing');

-- AlterTable
ALTER TABLE "artifact" ADD COLUMN "verifiedAt" TIMESTAMP(3),
ADD COLUMN "verifyStartedAt" TIMESTAMP(3),
ADD COLUMN "verifyFailure" "BlobFailure";

-- CreateIndex
CREATE INDEX "artifact_verifiedAt_idx" ON "artifact"("verifiedAt");

-- CreateTable
CREATE TABLE "blob_claim" (
    "sha256" TEXT NOT NULL,
    "buildId" TEXT NOT NULL,

    CONSTRAINT "blob_claim_pkey" PRIMARY KEY ("sha256","buildId")
);

-- CreateIndex
CREATE INDEX "blob_claim_buildId_idx" ON "blob_claim"("buildId");

-- AddForeignKey
ALTER TABLE "blob_claim" ADD CONSTRAINT "blob_claim_buildId_fkey" FOREIGN KEY ("buildId") REFERENCES "build"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "unused_blob" (
    "sha256" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unused_blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "store_chore" (
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "store_chore_pkey" PRIMARY KEY ("name")
);
