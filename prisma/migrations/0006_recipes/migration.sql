-- CreateTable
CREATE TABLE "recipe" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currentVersion" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "archivedAt" TIMESTAMP(3),

    CONSTRAINT "recipe_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recipe_version" (
    "recipeId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "spec" JSONB NOT NULL,
    "specHash" TEXT NOT NULL,
    "board" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "restoredFrom" INTEGER,
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recipe_version_pkey" PRIMARY KEY ("recipeId", "number")
);

-- AlterTable
ALTER TABLE "build" ADD COLUMN "recipeId" TEXT,
ADD COLUMN "recipeVersion" INTEGER;

-- AlterTable
ALTER TABLE "image" ADD COLUMN "recipeId" TEXT,
ADD COLUMN "recipeVersion" INTEGER;

-- CreateIndex
CREATE INDEX "recipe_teamId_updatedAt_idx" ON "recipe"("teamId", "updatedAt");

-- CreateIndex
CREATE INDEX "build_recipeId_idx" ON "build"("recipeId");

-- CreateIndex
CREATE INDEX "image_recipeId_idx" ON "image"("recipeId");

-- CreateIndex
CREATE INDEX "image_teamId_specHash_idx" ON "image"("teamId", "specHash");

-- A name stands for one recipe of a team whatever its case. What is archived gives its name up
CREATE UNIQUE INDEX "recipe_active_name" ON "recipe"("teamId", lower("name")) WHERE "archivedAt" IS NULL;

-- AddForeignKey
ALTER TABLE "recipe" ADD CONSTRAINT "recipe_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recipe_version" ADD CONSTRAINT "recipe_version_recipeId_fkey" FOREIGN KEY ("recipeId") REFERENCES "recipe"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "build" ADD CONSTRAINT "build_recipeId_recipeVersion_fkey" FOREIGN KEY ("recipeId", "recipeVersion") REFERENCES "recipe_version"("recipeId", "number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image" ADD CONSTRAINT "image_recipeId_recipeVersion_fkey" FOREIGN KEY ("recipeId", "recipeVersion") REFERENCES "recipe_version"("recipeId", "number") ON DELETE SET NULL ON UPDATE CASCADE;
