-- Whether a telegram is used may be noted and taken back; the log keeps both.
GRANT UPDATE ("set_aside_by", "set_aside_at") ON "municipality"."telegrams" TO "mimamori_municipality";
