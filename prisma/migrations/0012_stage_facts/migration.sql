-- What a stage found out about itself, by name, for example how much it took over from earlier builds
ALTER TABLE "build_stage" ADD COLUMN "facts" JSONB NOT NULL DEFAULT '{}';
