-- CreateEnum
CREATE TYPE "ImageChannel" AS ENUM ('draft', 'candidate', 'released', 'deprecated');

-- AlterTable
ALTER TABLE "image" ADD COLUMN "channel" "ImageChannel" NOT NULL DEFAULT 'draft',
ADD COLUMN "channelSince" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "image_channel_change" (
    "id" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,
    "from" "ImageChannel" NOT NULL,
    "to" "ImageChannel" NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "image_channel_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "image_teamId_board_channel_channelSince_idx" ON "image"("teamId", "board", "channel", "channelSince");

-- CreateIndex
CREATE INDEX "image_channel_change_imageId_at_idx" ON "image_channel_change"("imageId", "at");

-- AddForeignKey
ALTER TABLE "image_channel_change" ADD CONSTRAINT "image_channel_change_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "image"("id") ON DELETE CASCADE ON UPDATE CASCADE;
