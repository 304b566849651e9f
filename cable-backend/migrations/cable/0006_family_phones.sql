CREATE TABLE "cable"."family_phone_codes" (
	"household_id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"made_by" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "family_phone_codes_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "family_phone_codes_hash" CHECK ("cable"."family_phone_codes"."code_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "cable"."family_phones" (
	"phone_id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"name" text NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"removal_hash" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "family_phones_removal_unique" UNIQUE("removal_hash"),
	CONSTRAINT "family_phones_once" UNIQUE("household_id","endpoint"),
	CONSTRAINT "family_phones_name" CHECK (char_length("cable"."family_phones"."name") between 1 and 20),
	CONSTRAINT "family_phones_removal" CHECK ("cable"."family_phones"."removal_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "cable"."family_phone_codes" ADD CONSTRAINT "family_phone_codes_household_id_households_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "cable"."households"("household_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cable"."family_phone_codes" ADD CONSTRAINT "family_phone_codes_made_by_residents_resident_id_fk" FOREIGN KEY ("made_by") REFERENCES "cable"."residents"("resident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cable"."family_phones" ADD CONSTRAINT "family_phones_household_id_households_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "cable"."households"("household_id") ON DELETE no action ON UPDATE no action;