-- CreateEnum
CREATE TYPE "WebhookDeliveryState" AS ENUM ('pending', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "webhook" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "stoppedBecause" TEXT,
    "salt" TEXT NOT NULL,
    "previousSalt" TEXT,
    "previousUntil" TIMESTAMP(3),
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "hookId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "WebhookDeliveryState" NOT NULL DEFAULT 'pending',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "attempts" JSONB NOT NULL DEFAULT '[]',
    "nextAttemptAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_quota" (
    "teamId" TEXT NOT NULL,
    "concurrentBuilds" INTEGER,
    "buildsPerDay" INTEGER,
    "storageGiB" INTEGER,

    CONSTRAINT "team_quota_pkey" PRIMARY KEY ("teamId")
);

-- CreateIndex
CREATE INDEX "webhook_teamId_createdAt_idx" ON "webhook"("teamId", "createdAt");

-- CreateIndex
CREATE INDEX "webhook_delivery_hookId_createdAt_idx" ON "webhook_delivery"("hookId", "createdAt");

-- What is still to be sent is few beside what was: only that is looked for every second.
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery"("nextAttemptAt") WHERE "state" = 'pending';

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_hookId_fkey" FOREIGN KEY ("hookId") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_quota" ADD CONSTRAINT "team_quota_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
