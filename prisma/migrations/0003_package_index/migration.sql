-- CreateEnum
CREATE TYPE "PackageIndexState" AS ENUM ('queued', 'running', 'ready', 'failed');

-- CreateTable
CREATE TABLE "package_index" (
    "release" TEXT NOT NULL,
    "state" "PackageIndexState" NOT NULL DEFAULT 'queued',
    "step" TEXT NOT NULL DEFAULT '',
    "ref" TEXT,
    "version" TEXT,
    "recipe" TEXT,
    "indexedAt" TIMESTAMP(3),
    "packageCount" INTEGER NOT NULL DEFAULT 0,
    "boards" JSONB NOT NULL DEFAULT '{}',
    "requestedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "workerId" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "heartbeatAt" TIMESTAMP(3),
    "failure" TEXT,

    CONSTRAINT "package_index_pkey" PRIMARY KEY ("release")
);

-- CreateTable
CREATE TABLE "indexed_package" (
    "release" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" TEXT,
    "licence" TEXT,
    "summary" TEXT,
    "homepage" TEXT,
    "needs" JSONB NOT NULL,
    "brings" TEXT[],
    "always" TEXT[],
    -- What a search looks through. A release has some 6,000 rows: reading them all takes a few milliseconds.
    "words" TEXT NOT NULL GENERATED ALWAYS AS (lower("name" || ' ' || "title" || ' ' || COALESCE("summary", ''))) STORED,

    CONSTRAINT "indexed_package_pkey" PRIMARY KEY ("release","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "indexed_package_release_symbol_key" ON "indexed_package"("release", "symbol");
