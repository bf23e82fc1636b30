-- What estimates need of finished images, so that they need not read evidence either.
ALTER TABLE "image"
    ADD COLUMN "rootfsUsedBytes" BIGINT GENERATED ALWAYS AS (("evidence"->>'rootfsUsedBytes')::BIGINT) STORED,
    ADD COLUMN "ramUsedMiB" DOUBLE PRECISION GENERATED ALWAYS AS (
        ("evidence"#>>'{boot,guest,memory,totalMiB}')::DOUBLE PRECISION
        - ("evidence"#>>'{boot,guest,memory,availableMiB}')::DOUBLE PRECISION
    ) STORED;
