CREATE TABLE "municipality"."name_voices" (
	"home_ref" text PRIMARY KEY NOT NULL,
	"kana" text NOT NULL,
	"voice" text NOT NULL,
	"sha256" text NOT NULL,
	"wav" "bytea" NOT NULL,
	"seconds" double precision NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "name_voices_sha256_unique" UNIQUE("sha256"),
	CONSTRAINT "name_voices_digest" CHECK (encode(sha256("municipality"."name_voices"."wav"), 'hex') = "municipality"."name_voices"."sha256")
);
--> statement-breakpoint
ALTER TABLE "municipality"."name_voices" ADD CONSTRAINT "name_voices_home_ref_subscribers_home_ref_fk" FOREIGN KEY ("home_ref") REFERENCES "municipality"."subscribers"("home_ref") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."idempotency_keys" DROP COLUMN "status";