CREATE TABLE "municipality"."telegram_drafts" (
	"telegram_id" uuid NOT NULL,
	"draft" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "telegram_drafts_telegram_id_draft_pk" PRIMARY KEY("telegram_id","draft")
);
--> statement-breakpoint
CREATE TABLE "municipality"."telegrams" (
	"telegram_id" uuid PRIMARY KEY NOT NULL,
	"raw" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"checked" jsonb NOT NULL,
	"received_by" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"replaced_by" uuid,
	CONSTRAINT "telegrams_sha256_unique" UNIQUE("sha256"),
	CONSTRAINT "telegrams_digest" CHECK (encode(sha256("municipality"."telegrams"."raw"), 'hex') = "municipality"."telegrams"."sha256")
);
--> statement-breakpoint
ALTER TABLE "municipality"."telegram_drafts" ADD CONSTRAINT "telegram_drafts_telegram_id_telegrams_telegram_id_fk" FOREIGN KEY ("telegram_id") REFERENCES "municipality"."telegrams"("telegram_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."telegram_drafts" ADD CONSTRAINT "telegram_drafts_order_id_orders_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "municipality"."orders"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."telegrams" ADD CONSTRAINT "telegrams_received_by_staff_staff_id_fk" FOREIGN KEY ("received_by") REFERENCES "municipality"."staff"("staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality"."telegrams" ADD CONSTRAINT "telegrams_replaced_by_telegrams_telegram_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "municipality"."telegrams"("telegram_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "telegrams_newest" ON "municipality"."telegrams" USING btree ("received_at");