CREATE TABLE "cable"."alert_answers" (
	"order_id" uuid NOT NULL,
	"box_id" text NOT NULL,
	"answer_id" text NOT NULL,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"household_id" uuid NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "alert_answers_order_id_box_id_answer_id_pk" PRIMARY KEY("order_id","box_id","answer_id"),
	CONSTRAINT "alert_answers_kind" CHECK ("cable"."alert_answers"."kind" in ('displayed', 'read', 'evacuating', 'need_help', 'safe')),
	CONSTRAINT "alert_answers_revision" CHECK ("cable"."alert_answers"."revision" >= 1)
);
--> statement-breakpoint
CREATE INDEX "alert_answers_untold" ON "cable"."alert_answers" USING btree ("order_id","answered_at") WHERE "cable"."alert_answers"."told_at" is null;